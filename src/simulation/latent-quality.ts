import { createRng } from '../core/rng.ts'

export type LatentQuality = {
  /** In standard deviations within the task, higher is better. */
  readonly quality: number
  /** True when nothing was known of the response and its quality was made up from a hash of its content. */
  readonly madeUp: boolean
}

/**
 * Turns what is known about a task's responses into the latent qualities that simulated workers perceive.
 *
 * Ranked responses are spaced equally (equal ranks, equal quality). A response without a rank gets a made-up normal
 * quality that depends on its content alone, so that all workers of all miners mean the same thing. Then all are
 * standardised to mean 0 and sample standard deviation 1, as the calibration's item sd is a sample deviation.
 *
 * @param items rank 1 (or any lowest number) = best, known by construction or from people; `undefined` = unknown
 * @returns one per item, in the same order; all 0 when nothing tells the items apart
 */
export function latentQualities(items: readonly { rank: number | undefined; content: string }[]): LatentQuality[] {
  const levels = [...new Set(items.flatMap(({ rank }) => (rank === undefined ? [] : [rank])))].sort((a, b) => a - b)
  const ranked = items.filter(({ rank }) => rank !== undefined)
  const spaced = new Map(standardised(ranked.map(({ rank }) => -levels.indexOf(rank!))).map((quality, i) => [ranked[i]!.rank, quality]))
  const raw = items.map(({ rank, content }) =>
    rank === undefined ? createRng(`made-up latent quality/${content}`).normal() : spaced.get(rank)!,
  )
  return standardised(raw).map((quality, i) => ({ quality, madeUp: items[i]!.rank === undefined }))
}

function standardised(values: readonly number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  if (values.every((value) => value === values[0])) return values.map(() => 0)
  const sd = Math.sqrt(squares / (values.length - 1))
  return values.map((value) => (value - mean) / sd)
}

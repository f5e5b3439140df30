import { kendallTauB } from '../stats/kendall-tau-b.ts'

/** What one of a task's workers said. */
export interface WorkToShare {
  readonly worker: string
  /** Rank by response; null = cannot judge. */
  readonly ranks: Readonly<Record<string, number>> | null
  /** Whether it is the one that was sent on, and scored. */
  readonly sent: boolean
}

/** What became of it. */
export interface SharedWork {
  readonly worker: string
  /** Agreement with the order that all judges came to: Kendall's tau-b, in [-1, 1]; 0 where nothing was ordered. */
  readonly agreement: number
  /** Its part in the work that the task stands for, >= 0. */
  readonly work: number
}

/**
 * Splits what a task is worth among the workers of a miner who judged it, by each one's own agreement with what all judges came to.
 *
 * The validator scores the judgment that was sent on; the others would have scored about as their own agreement says, and were needed to
 * choose it. Agreement below 0 counts as 0. Where nobody agrees, the work is that of the one who was sent on: its score came otherwise.
 *
 * @param value score of the judgment that was sent on, in [-1, 1]
 * @param consensus rank by response, of all judges together
 * @returns in the order of `judgments`; the works sum to max(value, 0) up to rounding
 * @example shareWork(0.5, { x: 1, y: 2 }, [{ worker: 'a', ranks: { x: 1, y: 2 }, sent: true }, { worker: 'b', ranks: { x: 1, y: 2 }, sent: false }]).map(({ work }) => work) // [0.25, 0.25]
 */
export function shareWork(value: number, consensus: Readonly<Record<string, number>>, judgments: readonly WorkToShare[]): SharedWork[] {
  const total = Math.max(0, value)
  const agreements = judgments.map(({ ranks }) => agreementWith(consensus, ranks))
  const weights = agreements.map((agreement) => Math.max(0, agreement))
  const sum = weights.reduce((all, weight) => all + weight, 0)
  return judgments.map(({ worker, sent }, index) => {
    const share = sum > 0 ? (weights[index] ?? 0) / sum : sent ? 1 : 0
    return { worker, agreement: agreements[index] ?? 0, work: total * share }
  })
}

function agreementWith(consensus: Readonly<Record<string, number>>, ranks: WorkToShare['ranks']): number {
  if (ranks === null) return 0
  const both = Object.keys(consensus).filter((id) => Object.hasOwn(ranks, id))
  const agreement = kendallTauB(
    both.map((id) => consensus[id] ?? 0),
    both.map((id) => ranks[id] ?? 0),
  )
  return agreement ?? 0
}

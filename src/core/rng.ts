import { createHash } from 'node:crypto'
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus'

/** Seeded randomness. Never draw from `Math.random`: what pays must be replayable. */
export interface Rng {
  /** Uniform in [0, 1), 32 bits of resolution. */
  next(): number
  /** Uniform whole number in [min, max], both ends included. */
  int(min: number, max: number): number
  /** Normal with mean 0 and standard deviation 1 (Box-Muller, one draw kept for the next call). */
  normal(): number
  /** One element. @throws {RangeError} if there is none */
  pick<T>(items: readonly T[]): T
  /** A new array in random order (Fisher-Yates). */
  shuffle<T>(items: readonly T[]): T[]
  /** An independent stream that depends on this one's seed and the label only, not on how much was drawn here. */
  fork(label: string): Rng
}

/**
 * @param seed any text; equal seeds give equal streams on every machine
 * @source Blackman & Vigna (2018), xoroshiro128+, seeded with SHA-256 of the text
 */
export function createRng(seed: string): Rng {
  const digest = createHash('sha256').update(seed).digest()
  const generator = xoroshiro128plusFromState([0, 4, 8, 12].map((offset) => digest.readInt32LE(offset)))
  let spare: number | undefined
  const next = () => (generator.next() >>> 0) / 2 ** 32
  const int = (min: number, max: number) => min + Math.floor(next() * (max - min + 1))
  return {
    next,
    int,
    normal() {
      if (spare !== undefined) {
        const kept = spare
        spare = undefined
        return kept
      }
      const radius = Math.sqrt(-2 * Math.log(1 - next()))
      const angle = 2 * Math.PI * next()
      spare = radius * Math.sin(angle)
      return radius * Math.cos(angle)
    },
    pick(items) {
      if (items.length === 0) throw new RangeError('pick: expected at least one item, got none')
      return items[int(0, items.length - 1)]!
    },
    shuffle(items) {
      const result = [...items]
      for (let i = result.length - 1; i > 0; i--) {
        const j = int(0, i)
        ;[result[i], result[j]] = [result[j]!, result[i]!]
      }
      return result
    },
    fork: (label) => createRng(`${seed}/${label}`),
  }
}

import { boundedWords } from './bounded-words.ts'
import { shingles } from './shingles.ts'

/**
 * How much of a text is copied from another: the share of its different runs of `size` words that occur there.
 *
 * containment = |runs of part in whole| / |runs of part|
 *
 * @param size words in a run, >= 1: 1 finds common words everywhere, from 3 on hardly anything but copies
 * @returns in [0, 1]; 1 = every run of `part` occurs in `whole`, 0 = none does, or `part` is shorter than a run
 * @throws {RangeError} if `size` is no whole number >= 1
 * @cost linear, up to a bound
 * @source Broder (1997), On the resemblance and containment of documents, SEQUENCES '97, doi:10.1109/SEQUEN.1997.666900
 * @example containment('A cat sat down.', 'The dog and a cat sat', 2) // 2 / 3
 */
export function containment(part: string, whole: string, size: number): number {
  const said = boundedWords(part)
  const runs = shingles(said, size)
  if (said.length < size) return 0
  const known = shingles(boundedWords(whole), size)
  return [...runs].filter((run) => known.has(run)).length / runs.size
}

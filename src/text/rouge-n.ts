import { boundedWords } from './bounded-words.ts'
import { countShared } from './count-shared.ts'
import { nGrams } from './n-grams.ts'
import { type Overlap, overlap } from './overlap.ts'

/**
 * ROUGE-N: which runs of `n` words a candidate shares with a reference. Counts multisets, so that saying a word twice pays once where the
 * reference has it once. Case and punctuation do not count.
 *
 * @param n words in a run, >= 1: 1 does not see order at all, 2 sees neighbours
 * @returns all 1 for the same words in the same order, all 0 where nothing is shared or one text is shorter than a run; swapping the texts
 *   swaps precision and recall
 * @throws {RangeError} if `n` is no whole number >= 1
 * @cost linear, up to a bound
 * @source Lin (2004), ROUGE: a package for automatic evaluation of summaries, W04-1013; counts are clipped on both sides
 * @oracle js-rouge 3.2.3, in tests with the same words
 * @example rougeN('the cat sat', 'The cat sat on the mat.', 1) // { precision: 1, recall: 1 / 2, f1: 2 / 3 }
 */
export function rougeN(candidate: string, reference: string, n: number): Overlap {
  const [said, wanted] = [candidate, reference].map((text) => nGrams(boundedWords(text), n)) as [string[], string[]]
  return overlap(countShared(said, wanted), said.length, wanted.length)
}

import { boundedWords } from './bounded-words.ts'
import { lcsLength } from './lcs-length.ts'
import { type Overlap, overlap } from './overlap.ts'

/**
 * ROUGE-L: the longest run of words, gaps allowed, that a candidate shares with a reference in the same order. Sees order at any distance,
 * where {@link rougeN} sees neighbours only. Case and punctuation do not count; sentences are not told apart.
 *
 * @returns all 1 for the same words in the same order, all 0 where nothing is shared; swapping the texts swaps precision and recall
 * @cost words of one times words of the other / 64, up to a bound
 * @source Lin (2004), ROUGE: a package for automatic evaluation of summaries, W04-1013, section 3.1, with beta = 1
 * @oracle js-rouge 3.2.3, in tests with the same words
 * @example rougeL('police kill the gunman', 'police killed the gunman').f1 // 3 / 4
 */
export function rougeL(candidate: string, reference: string): Overlap {
  const [said, wanted] = [candidate, reference].map((text) => boundedWords(text)) as [string[], string[]]
  return overlap(lcsLength(said, wanted), said.length, wanted.length)
}

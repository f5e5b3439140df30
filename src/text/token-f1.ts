import { boundedWords } from './bounded-words.ts'
import { countShared } from './count-shared.ts'
import { type Overlap, overlap } from './overlap.ts'

const ARTICLES = new Set(['a', 'an', 'the'])

/**
 * Token F1, the usual measure of short answers: words in common, whatever their order, without articles. For longer texts, where order
 * matters, use {@link rougeL}.
 *
 * @returns all 1 for the same words, all 0 where none is shared; swapping the texts swaps precision and recall. A text of articles alone
 *   keeps them, so that the letter of a choice is an answer
 * @cost linear, up to a bound
 * @source Rajpurkar et al. (2016), SQuAD: 100,000+ questions for machine comprehension of text, D16-1264, section 6.1
 * @example tokenF1('The Eiffel Tower, Paris', 'an Eiffel tower') // { precision: 2 / 3, recall: 1, f1: 4 / 5 }
 */
export function tokenF1(candidate: string, reference: string): Overlap {
  const [said, wanted] = [candidate, reference].map(tellingWords) as [string[], string[]]
  return overlap(countShared(said, wanted), said.length, wanted.length)
}

function tellingWords(text: string): string[] {
  const all = boundedWords(text)
  const telling = all.filter((word) => !ARTICLES.has(word))
  return telling.length > 0 ? telling : all
}

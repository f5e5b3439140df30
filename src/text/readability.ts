import { boundedText } from './bounded-text.ts'
import { sentences } from './sentences.ts'
import { words } from './words.ts'

/** How hard a text is to read, by what is counted of words and sentences. */
export interface Readability {
  /** Flesch's reading ease: most texts between 0 (hard) and 100 (easy), with no bound. */
  readonly ease: number
  /** Flesch-Kincaid grade: years at school, with no bound. */
  readonly grade: number
}

/**
 * Readability of an English text: short words and short sentences are easy. Says nothing of sense.
 *
 * ease = 206.835 - 1.015 words / sentences - 84.6 syllables / words; grade = 0.39 words / sentences + 11.8 syllables / words - 15.59
 *
 * @returns `undefined` for a text without words. Syllables are groups of vowels, a silent e left out: about nine of ten words right
 * @cost linear, up to a bound
 * @source Flesch (1948), J. Applied Psychology 32(3):221-233, doi:10.1037/h0057532; Kincaid et al. (1975), Research Branch Report 8-75
 * @example readability('The cat sat on the mat.') // { ease: 206.835 - 1.015 * 6 - 84.6, grade: 0.39 * 6 + 11.8 - 15.59 }
 */
export function readability(text: string): Readability | undefined {
  const read = boundedText(text)
  const said = words(read)
  if (said.length === 0) return undefined
  const perSentence = said.length / sentences(read).length
  const perWord = said.reduce((sum, word) => sum + countSyllables(word), 0) / said.length
  return { ease: 206.835 - 1.015 * perSentence - 84.6 * perWord, grade: 0.39 * perSentence + 11.8 * perWord - 15.59 }
}

/** Final e, ed and es that are not spoken: make, walked, makes; but table, wanted, boxes. */
const SILENT = /(?<=[^laeiouy])e$|(?<=[^tdaeiouy])ed$|(?<=[^laeiouyscgxz])es$/

function countSyllables(word: string): number {
  return Math.max(1, word.replace(SILENT, '').match(/[aeiouyà-öø-ÿ]+/g)?.length ?? 0)
}

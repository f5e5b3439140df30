import { boundedText } from './bounded-text.ts'
import { nGrams } from './n-grams.ts'
import { sentences } from './sentences.ts'

/** Words as they are written, with apostrophes inside: "don't" is one. */
const WRITTEN_WORD = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu

/** What the features of style are computed from: read once. */
export interface StyleCounts {
  readonly text: string
  /** As written. */
  readonly words: readonly string[]
  /** Lower-case, with plain apostrophes. */
  readonly lowered: readonly string[]
  /** All of these, and every two neighbours joined by a space. */
  readonly phrases: readonly string[]
  readonly sentences: readonly string[]
  /** Words in each sentence that has one. */
  readonly sentenceLengths: readonly number[]
  readonly letters: number
  readonly capitals: number
}

/**
 * @cost linear, up to a bound
 * @example styleCounts("I don't.").lowered // ['i', "don't"]
 */
export function styleCounts(text: string): StyleCounts {
  const read = boundedText(text)
  const words = read.match(WRITTEN_WORD) ?? []
  const lowered = words.map((word) => word.toLowerCase().replaceAll('’', "'"))
  const cut = sentences(read)
  return {
    text: read,
    words,
    lowered,
    phrases: [...lowered, ...nGrams(lowered, 2)],
    sentences: cut,
    sentenceLengths: cut.map((sentence) => countMatches(sentence, WRITTEN_WORD)).filter((length) => length > 0),
    letters: countMatches(read, /\p{L}/gu),
    capitals: countMatches(read, /\p{Lu}/gu),
  }
}

/**
 * @param pattern with the flag g
 * @example countMatches('a, b, c', /,/g) // 2
 */
export function countMatches(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}

import { boundedText } from './bounded-text.ts'
import { words } from './words.ts'

/** A character may stand for many words: a text of 50,000 characters has up to 200,000. */
const MAX_WORDS = 20_000

/**
 * The {@link words} of a text as far as a measure reads them, so that no answer takes long, whatever it holds.
 *
 * @returns its first 20,000 words, from its first 50,000 characters
 * @cost linear
 * @example boundedWords('Yes! '.repeat(1e6)).length // 10000
 */
export function boundedWords(text: string): string[] {
  return words(boundedText(text)).slice(0, MAX_WORDS)
}

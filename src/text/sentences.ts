import { boundedText } from './bounded-text.ts'

/** Words that end in a stop, and rarely stand at the end of a sentence. */
const ABBREVIATIONS = new Set('mr mrs ms dr prof st gen col capt lt rev hon vs cf ca approx vol pp p fig ed al'.split(' '))

/** An initial, but not I; or letters with stops between them: e.g, U.S. */
const INITIALS = /^(?:[^\P{Lu}I]|(?:\p{L}\.)+\p{L})$/u

/** The number of an item, before its text. */
const NUMBER = /^\s*\d{1,3}$/

/** A mark that may end a sentence, with the quotes and brackets that close after it, or line breaks. Never tried twice at one place: linear. */
const MARK = /[.!?…]+["'”’»)\]]*|[。！？]+["'”’»」』）]*|\n+/gu

/**
 * The sentences of a text, as its punctuation and line breaks cut it. A stop after an abbreviation, an initial, or before a small letter
 * ends none. Rules for English; they do for most languages with stops.
 *
 * @returns trimmed and not empty, in order: joined they hold all of the text but blanks; a text without stops is one sentence
 * @cost linear, up to a bound
 * @example sentences('Dr. Who paid 3.50. "Really?" Yes!') // ['Dr. Who paid 3.50.', '"Really?"', 'Yes!']
 */
export function sentences(text: string): string[] {
  const read = boundedText(text)
  const found: string[] = []
  let start = 0
  for (const { 0: mark, index } of read.matchAll(MARK)) {
    const after = index + mark.length
    if (!endsSentence(read, start, index, mark)) continue
    found.push(read.slice(start, after).trim())
    start = after
  }
  return [...found, read.slice(start).trim()].filter(Boolean)
}

function endsSentence(text: string, start: number, at: number, mark: string): boolean {
  if (/^[\n。！？]/u.test(mark)) return true
  const after = text.slice(at + mark.length, at + mark.length + 20)
  if (/^\S/u.test(after)) return false // inside a number, an address, the name of a file
  if (mark !== '.') return true
  const word = text.slice(Math.max(start, at - 12), at).match(/[\p{L}.]+$/u)?.[0] ?? ''
  const isNumber = at - start < 6 && NUMBER.test(text.slice(start, at))
  return !/^\s+\p{Ll}/u.test(after) && !INITIALS.test(word) && !ABBREVIATIONS.has(word.toLowerCase()) && !isNumber
}

import { digitsForWords } from './digits-for-words.ts'
import { finalResult } from './final-result.ts'
import { readNumbers } from './read-number.ts'

/** Nothing but a number, perhaps as the value of a letter, and perhaps with a word or sign for its unit. */
const BARE =
  /^[\s(\\{]*(?:\\?boxed\{?\s*)?(?:[a-z]\w{0,3} ?[=≈:] ?)?[-+$€£]{0,2}[\d.][\d.,/ ^×]*(?: ?[\p{L}°%/^][\p{L}°%\d/^]*){0,3}[\s.})]*$/iu

/** No number with its unit is longer; the pattern's time grows with the fourth power of the length. */
const MOST_BARE = 60

/**
 * The number that an answer comes to: {@link finalResult}, read as what follows the last "=", ":" or "is", or else as the one number
 * that the question did not name itself.
 *
 * @param known numbers of the question: said again, they are not the result unless nothing else is
 * @returns `undefined` where the answer gives none or is not clear about it
 * @cost linear in at most 20,000 characters
 * @example finalNumber('12 − 5 = 7, so 7 apples are left.') // 7
 * @example finalNumber('It is 7 or 8.') // undefined
 */
export function finalNumber(answer: string, known: readonly number[] = []): number | undefined {
  return finalResult(answer, (statement) => concludedNumber(statement, known), isBareNumber)
}

/** Whether a statement is nothing but a number, perhaps with its unit. */
export function isBareNumber(statement: string): boolean {
  return statement.length <= MOST_BARE && BARE.test(statement)
}

/** The number that one statement comes to. */
export function concludedNumber(statement: string, known: readonly number[]): number | undefined {
  const plain = digitsForWords(statement).replace(/\([^()]*\)(?=[\s.]*$)/, ' ') // what is said in brackets at the end is said beside
  const conclusion = plain.split(/[=≈:]|\b(?:is|are|equals?|be|was|makes|gives)\b/i).findLast((part) => /\d/.test(part)) ?? plain
  const values = (text: string) => [...new Set(readNumbers(text).map(({ value }) => value))]
  for (const said of [values(conclusion), values(plain)]) {
    if (said.length === 1) return said[0]
    const fresh = said.filter((value) => !known.includes(value))
    if (fresh.length === 1) return fresh[0]
  }
  return undefined
}

import type { Verdict } from '../task-type.ts'
import { finalResult } from '../verifiers/final-result.ts'
import { readDates, type SaidDate } from '../verifiers/read-date.ts'
import { verdict } from '../verifiers/verdict.ts'
import { isWordSalad } from './is-word-salad.ts'

/** One date was asked for: what follows so many characters is not read. */
const LONGEST = 4000
/** Several dates in fewer words are a list, in more words steps to the last of them. */
const FEWEST_WORDS_OF_WORKING = 10
const SEVERAL = 'several at once'
/** More dates than this are no working, but a list of guesses. */
const MOST_DATES = 20

/**
 * Checks an answer that comes down to one date: a day, which may leave out its year, or a year.
 *
 * @param worth what a date is worth, in [0, 1]: 1 = right
 * @param query the question: its dates may be said again
 * @cost linear in at most 4,000 characters
 */
export function checkDateAnswer(answer: string, worth: (date: SaidDate) => number, query: string): Verdict {
  const text = answer.slice(0, LONGEST)
  if (isWordSalad(text)) return verdict(0, 'words without an order that says something')
  if (readDates(text).length > MOST_DATES) return verdict(0, 'more dates than one answer has')
  const asked = new Set(readDates(query).map(keyOf))
  const read = (statement: string): string | undefined => {
    const fresh = [...new Set(readDates(statement).map(keyOf))].filter((key) => !asked.has(key))
    return fresh.length > 1 && statement.split(/\s+/).length < FEWEST_WORDS_OF_WORKING ? SEVERAL : fresh.at(-1)
  }
  const key = finalResult(text, read, (statement) => readDates(statement).length > 0 && statement.split(/\s+/).length <= 6)
  if (key === undefined) return verdict(0, 'does not commit itself to a date')
  const correctness = worth(dateOf(key))
  if (correctness === 0) return verdict(0, `comes to another date: ${key}`, { contradicts: true })
  return verdict(correctness, correctness === 1 ? 'comes to the right date' : 'comes to a date that is near')
}

const keyOf = ({ year, month, day }: SaidDate) => [year, month, day].map((part) => part ?? '').join('/')

function dateOf(key: string): SaidDate {
  const [year, month, day] = key.split('/').map((part) => (part === '' ? undefined : Number(part)))
  return { ...(year !== undefined && { year }), ...(month !== undefined && { month }), ...(day !== undefined && { day }) }
}

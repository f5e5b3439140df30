import { digitsForWords } from './digits-for-words.ts'
import { readable } from './readable.ts'

/** A day, a month or a year of the calendar in use today; 44 BC has the year -44, and no year is 0. */
export interface SaidDate {
  readonly year?: number
  /** From 1. */
  readonly month?: number
  readonly day?: number
}

const MONTHS = 'january february march april may june july august september october november december'.split(' ')
const MONTH = `(?<month>${MONTHS.map((name) => `${name}|${name.slice(0, 3)}`).join('|')}|sept)\\b\\.?`
const DAY = String.raw`(?<day>\d{1,2})(?:st|nd|rd|th)?`
const ERA = String.raw`(?:b\.? ?c\.?(?: ?e\.?)?|a\.? ?d\.?|c\.? ?e\.?)(?![a-z])`
const YEAR = String.raw`(?:(?<before>ad|a\.d\.) )?(?<year>\d{1,4})(?![\d.,]*\d)(?: (?<era>${ERA}))?`
const WEEKDAY = '(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:the )?'

/** Most telling first: what one has read is not read again by another. */
const PATTERNS = [
  String.raw`(?<![\d.-])(?<minus>-)?(?<year>\d{4,6})-(?<month>\d{2})-(?<day>\d{2})(?![\d-])`,
  String.raw`\b${WEEKDAY}${DAY} (?:day )?(?:of )?${MONTH}(?:,? (?:of |in )?(?:the year )?${YEAR})?`,
  String.raw`\b${MONTH} ${WEEKDAY}${DAY}\b(?:,? (?:of |in )?${YEAR})?`,
  String.raw`\b${MONTH},? (?:of |in )?(?:the year )?${YEAR}`,
  String.raw`(?<![\w.,-])(?:(?<before>ad|a\.d\.) (?<year>\d{1,4})|(?<year>\d{1,5}) (?<era>${ERA}))(?![\d])`,
  String.raw`(?<![\w.,/$€£-])(?<year>\d{4})(?![\w/%]|[.,]\d)`,
].map((pattern) => new RegExp(pattern, 'gi'))

/**
 * The dates that a text says in English or as ISO 8601: days, months with a year, years; with eras, in digits or words.
 * Dates in digits alone, such as 3/5/1812, are not read: nobody knows their order. "In 44" without an era is not a year here.
 *
 * @returns in the order of the text; impossible days such as 30 February are left out
 * @cost linear in at most 20,000 characters
 * @example readDates('from the 3rd of May 1812 to June 1815') // [{ year: 1812, month: 5, day: 3 }, { year: 1815, month: 6 }]
 * @example readDates('He died on March 15, 44 BC.') // [{ year: -44, month: 3, day: 15 }]
 */
export function readDates(text: string): SaidDate[] {
  let rest = digitsForWords(readable(text).replace(/\s+/g, ' '), true)
  const found: { at: number; date: SaidDate }[] = []
  for (const pattern of PATTERNS) {
    rest = rest.replace(pattern, (whole: string, ...parts) => {
      const at = parts.findLast((part) => typeof part === 'number') as number // where it was found
      const date = toDate(parts.at(-1) as Groups) // the named groups come last
      if (date) found.push({ at, date })
      return '\u0001'.repeat(whole.length) // an impossible day is no month either
    })
  }
  return found.sort((a, b) => a.at - b.at).map(({ date }) => date)
}

type Groups = Readonly<Partial<Record<'minus' | 'year' | 'month' | 'day' | 'era' | 'before', string>>>

function toDate({ minus, year, month, day, era }: Groups): SaidDate | undefined {
  const signed = year === undefined ? undefined : Number(year) * (minus || /^b/i.test(era ?? '') ? -1 : 1)
  const inYear = month === undefined ? undefined : monthOf(month)
  if (signed === 0 || inYear === 0) return undefined
  if (day !== undefined && (Number(day) === 0 || Number(day) > daysIn(signed, inYear ?? 1))) return undefined
  return {
    ...(signed !== undefined && { year: signed }),
    ...(inYear !== undefined && { month: inYear }),
    ...(day !== undefined && { day: Number(day) }),
  }
}

/** @returns 0 where it is none */
function monthOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text) > 12 ? 0 : Number(text)
  return MONTHS.findIndex((name) => name.startsWith(text.slice(0, 3).toLowerCase())) + 1
}

function daysIn(year: number | undefined, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31
  if (year === undefined) return 29
  const counted = year < 0 ? year + 1 : year // 1 BC is a leap year, as 0 would be
  return counted % 4 === 0 && (counted % 100 !== 0 || counted % 400 === 0) ? 29 : 28
}

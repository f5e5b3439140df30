import { CARDINALS, TENS } from '../../../text/number-words.ts'

const ORDINALS =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split(
    ' ',
  )
const ORDINAL_VALUES = new Map([
  ...ORDINALS.map((word, n) => [word, n + 1] as const),
  ...TENS.map((word, n) => [word.replace(/y$/, 'ieth'), 10 * (n + 2)] as const),
])
const SCALES = new Map([
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
  ['trillion', 1e12],
])

/** A number while it is being read: of "two million three hundred" 2,000,000 and 300. */
interface Reading {
  readonly total: number
  readonly group: number
  /** What the last word was worth, to tell "twenty-five" from "five six". */
  readonly last: number
}

/**
 * A text with its English number words in digits: cardinals up to trillions, decimals said with "point", years said in pairs; where asked for, ordinals too.
 *
 * @param ordinals also "twenty-first" as "21st"; not where "second" may be a unit
 * @cost linear
 * @example digitsForWords('about two million, three hundred and five') // 'about 2000000, 305'
 * @example digitsForWords('the third of May nineteen eighty-four', true) // 'the 3rd of May 1984'
 */
export function digitsForWords(text: string, ordinals = false): string {
  const parts = text.match(/\p{L}+|[^\p{L}]+/gu) ?? []
  let result = ''
  for (let at = 0; at < parts.length; ) {
    const { digits, next } = readRun(parts, at, ordinals)
    result += digits ?? parts[at]!
    at = next
  }
  return result
}

/** The longest number that begins here. */
function readRun(parts: readonly string[], start: number, ordinals: boolean): { digits?: string; next: number } {
  let reading: Reading | undefined
  let end = start
  let at = start
  for (;;) {
    const word = parts[at]?.toLowerCase() ?? ''
    const ordinal = ordinals ? ORDINAL_VALUES.get(word) : undefined
    const next = ordinal === undefined ? readWord(reading, word) : readCardinal(reading, ordinal)
    if (!next) break
    reading = next
    end = at + 1
    if (ordinal !== undefined) return { digits: `${reading.total + reading.group}${suffixOf(reading.group)}`, next: end }
    at = skipJoint(parts, end)
    if (at === end) break
  }
  if (!reading) return { next: start + 1 }
  const whole = String(reading.total + reading.group)
  const { decimals, next } = readDecimals(parts, end)
  return { digits: decimals === '' ? whole : `${whole}.${decimals}`, next }
}

function readWord(reading: Reading | undefined, word: string): Reading | undefined {
  const value = CARDINALS.get(word)
  if (value !== undefined) return readCardinal(reading, value)
  if (!reading || reading.group === 0) return undefined
  if (word === 'hundred' && reading.group < 100) return { ...reading, group: reading.group * 100, last: 100 }
  const scale = SCALES.get(word)
  return scale === undefined ? undefined : { total: reading.total + reading.group * scale, group: 0, last: scale }
}

function readCardinal(reading: Reading | undefined, value: number): Reading | undefined {
  if (!reading) return { total: 0, group: value, last: value }
  const { group, last } = reading
  if (value === 0) return undefined
  const completesTen = last >= 20 && last < 100 && last % 10 === 0 && value < 10
  if (completesTen || last >= 100) return { ...reading, group: group + value, last: value }
  const isYear = reading.total === 0 && group >= 10 && group < 100 && value >= 10
  return isYear ? { ...reading, group: group * 100 + value, last: value } : undefined
}

/** Over what may stand between two words of one number: a space, a hyphen, "and". @returns the same place where nothing does */
function skipJoint(parts: readonly string[], at: number): number {
  if (!/^(?: |-)$/.test(parts[at] ?? '')) return at
  const isAnd = parts[at + 1]?.toLowerCase() === 'and' && parts[at + 2] === ' '
  return isAnd && /^(?:hundred|thousand|million|billion)$/i.test(parts[at - 1] ?? '') ? at + 3 : at + 1
}

/** Digits said one by one after "point". */
function readDecimals(parts: readonly string[], at: number): { decimals: string; next: number } {
  if (parts[at] !== ' ' || parts[at + 1]?.toLowerCase() !== 'point') return { decimals: '', next: at }
  let decimals = ''
  let next = at
  for (let place = at + 3; ; place += 2) {
    const value = CARDINALS.get(parts[place]?.toLowerCase() ?? '')
    if (value === undefined || value > 9 || parts[place - 1] !== ' ') return { decimals, next }
    decimals += value
    next = place + 1
  }
}

function suffixOf(value: number): string {
  if (value % 100 > 10 && value % 100 < 14) return 'th'
  return ['th', 'st', 'nd', 'rd'][value % 10] ?? 'th'
}

import { digitsForWords } from './digits-for-words.ts'
import { readable } from './readable.ts'

/** A number as a text says it. */
export interface SaidNumber {
  readonly value: number
  /** Whether a percent sign or word follows; the value is as it stands, 12 for 12 %. */
  readonly percent: boolean
  /** Where it stands in the text as it was read, the percent sign included. */
  readonly start: number
  readonly end: number
}

const SIGN = String.raw`(?<sign>(?<![\w)\]])[-+](?=[$€£]?\.?\d)|(?<=[=:(] ?)- |\b(?:minus|negative) )?`
const PLAIN = String.raw`(?<plain>\d{1,3}(?:,\d{3})+(?![\d,])(?:\.\d+)?|\d{1,3}(?:'\d{3})+(?!\d)(?:\.\d+)?|\d{1,3}(?: \d{3})+(?! ?\d)(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)`
const FRACTION = String.raw`(?: ?/ ?(?<under>\d+(?:\.\d+)?)(?! ?/|\d)| (?:and )?(?<part>\d+)/(?<of>\d+)(?![/\d]))?`
const POWER = String.raw`(?:e(?<e>[+-]?\d{1,3})(?!\w)| ?(?:x|×|\*|·|\\times|\\cdot) ?10(?:\^|\*\*)\{?(?<power>[+-]?\d{1,3})\}?(?!\w))?`
const SCALE = String.raw`(?: (?<scale>hundred|thousand|million|billion|trillion)\b)?`
const PERCENT = String.raw`(?<percent> ?%| per ?cent(?:age)?\b)?`
const NUMBER = new RegExp(String.raw`(?<![\p{L}\d_]|\d\.|\p{L}\^\{?-?)${SIGN}[$€£]?${PLAIN}${FRACTION}${POWER}${SCALE}${PERCENT}`, 'giu')
const SCALES: Readonly<Record<string, number>> = { hundred: 1e2, thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12 }

/**
 * All numbers of a text, English number words included: signs, separators of thousands, decimals, fractions, mixed numbers, powers of ten.
 * A point is a decimal point; a comma separates thousands only. The power of a unit or a letter is no number of its own.
 *
 * @returns finite ones, in the order of the text
 * @cost linear in at most 20,000 characters
 * @example readNumbers('from −3.5 to 1,200 or 2 1/2').map(({ value }) => value) // [-3.5, 1200, 2.5]
 * @example readNumbers('16 km² or 9 km^2').map(({ value }) => value) // [16, 9]
 * @example readNumbers('6.02 × 10^23').map(({ value }) => value) // [6.02e+23]
 */
export function readNumbers(text: string): SaidNumber[] {
  return [...digitsForWords(readable(text)).matchAll(NUMBER)].flatMap((match) => {
    const value = amountOf(match.groups!)
    const isWord = match.groups!.plain!.length > 40
    const start = match.index
    return Number.isFinite(value) && !isWord
      ? [{ value, percent: match.groups!.percent !== undefined, start, end: start + match[0].length }]
      : []
  })
}

function amountOf({ sign = '', plain, under, part, of, e, power, scale }: Readonly<Partial<Record<string, string>>>): number {
  const whole = Number(plain!.replace(/[, ']/g, ''))
  const written = under !== undefined ? whole / Number(under) : part !== undefined ? whole + Number(part) / Number(of) : whole
  const exponent = Number(e ?? power ?? 0)
  const scaled = exponent === 0 ? written : Number(`${written}e${exponent}`)
  return (scaled || 0) * (SCALES[scale?.toLowerCase() ?? ''] ?? 1) * (/^(?:-|m|n)/i.test(sign) ? -1 : 1) || 0
}

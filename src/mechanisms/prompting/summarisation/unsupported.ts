import { wordStems } from '../../../text/word-stems.ts'
import { readNumbers } from '../verifiers/read-number.ts'

/** A figure may be rounded to two digits. */
const ROUNDING = 0.05
/** A capital letter that does not begin a sentence or an item. */
const NAME = /(?<=[\p{Ll}\p{N},] )\p{Lu}[\p{L}'-]{2,}/gu

/** What a summary says that its text does not: nothing of it can be held against a fact, but none of it belongs there. */
export interface Unsupported {
  readonly names: readonly string[]
  readonly numbers: readonly number[]
}

/** @cost linear in at most 20,000 characters of each */
export function unsupportedBy(text: string, summary: string): Unsupported {
  const known = wordStems(text)
  const isFigure = (value: number) => value > 10 || new RegExp(`\\b${value}\\b`).test(summary) // "one" and "two" are mostly words
  const figures = readNumbers(text).map(({ value }) => value)
  const names = summary.match(NAME) ?? []
  return {
    names: [...new Set(names.filter((name) => [...wordStems(name)].some((stem) => !known.has(stem))))],
    numbers: readNumbers(summary)
      .map(({ value }) => value)
      .filter((value) => isFigure(value) && !figures.some((figure) => Math.abs(figure - value) <= ROUNDING * Math.abs(figure))),
  }
}

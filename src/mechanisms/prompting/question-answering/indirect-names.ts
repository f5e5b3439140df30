import type { Country } from 'world-countries'
import type { WordSense } from '../../../models/facts/word-net.ts'
import type { Indirection } from '../question.ts'
import { countries } from '../sources/countries.ts'
import { type Element, elements } from '../sources/elements.ts'
import { plainNouns } from '../sources/nouns.ts'

/** A country by where it is and how its name begins: who knows a map knows it, who searches for its name does not. */
export function indirectCountry({ name: { common }, subregion, region }: Country): Indirection[] {
  const place = subregion || region
  const near = countries.filter((other) => (other.subregion || other.region) === place).map(({ name }) => name.common)
  return [{ span: common, says: `the country in ${place} that begins with "${uniqueStart(common, near)}"` }]
}

/** A capital in the same way. */
export function indirectCapital({ capital, subregion, region }: Country): Indirection[] {
  const place = subregion || region
  const near = countries.filter((other) => (other.subregion || other.region) === place).map((other) => other.capital[0]!)
  return [{ span: capital[0]!, says: `the city in ${place} that begins with "${uniqueStart(capital[0]!, near)}"` }]
}

/** An element by what comes before or after it. */
export function indirectElement(element: Element): Indirection[] {
  const span = element.name.toLowerCase()
  const [before, after] = [-1, 1].map((step) => elements.find(({ number }) => number === element.number + step)?.name.toLowerCase())
  return [
    ...(before ? [{ span, says: `the element that comes right after ${before} in the periodic table` }] : []),
    ...(after ? [{ span, says: `the element just before ${after} in the periodic table` }] : []),
  ]
}

/** A whole number by a sum. */
export function indirectNumber(value: number): Indirection[] {
  const half = Math.floor(value / 2)
  return [
    { span: String(value), says: value % 2 === 0 ? `twice ${half}` : `one more than twice ${half}` },
    { span: String(value), says: `${value + 11} minus 11` },
  ]
}

/** A word by others of its kind, its first letters and its length, as a crossword does. @param span what stands there otherwise */
export function indirectWord({ word, kindOf, synonyms }: WordSense, span: string): Indirection[] {
  const siblings = plainNouns().filter((other) => other.kindOf === kindOf && other.word !== word && !synonyms.includes(other.word))
  if (siblings.length < 2) return []
  const like = siblings.slice(0, 2).map((other) => other.word)
  const start = uniqueStart(
    word,
    siblings.map((other) => other.word),
  )
  return [{ span, says: `something of the same sort as ${like.join(' or ')}, with ${word.length} letters, beginning with "${start}"` }]
}

/** As many first letters as none of the others begins with. */
function uniqueStart(name: string, others: readonly string[]): string {
  for (let length = 1; length < name.length; length++) {
    const start = name.slice(0, length)
    if (!others.some((other) => other !== name && other.startsWith(start))) return start
  }
  return name
}

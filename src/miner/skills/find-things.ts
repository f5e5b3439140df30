import { CAPITAL_NAMES, COUNTRY_NAMES, type CountryRecord, countries } from '../tools/countries.ts'
import { ELEMENT_NAMES, type ElementRecord, elements } from '../tools/elements.ts'
import type { ToolUse } from '../tools/tool-use.ts'
import { mentions } from './mentions.ts'

/** The country that a text is about: named, or told by its internet ending or by what its people are called. */
export async function findCountry(text: string, tools: ToolUse): Promise<CountryRecord | undefined> {
  const [named] = countriesIn(text)
  if (named) return (await tools.use(countries, { name: named }))?.[0]
  const [, ending] = /(?<![\w.])(\.[a-z]{2})(?!\w)/i.exec(text) ?? []
  if (ending) return (await tools.use(countries, { internetEnding: ending }))?.[0]
  const [, demonym] = /["“]([^"”]+)["”]/.exec(text) ?? []
  return demonym ? (await tools.use(countries, { demonym }))?.[0] : undefined
}

/** Countries that a text names, in its order; names in quotation marks are of people. */
export const countriesIn = (text: string): string[] => mentions(text.replace(/["“][^"”]*["”]/g, ' '), COUNTRY_NAMES)

/** The first capital that a text names. */
export const capitalIn = (text: string): string | undefined => mentions(text, CAPITAL_NAMES)[0]

/** Elements that a text names, in its order. */
export async function elementsIn(text: string, tools: ToolUse): Promise<ElementRecord[]> {
  const found = await Promise.all(mentions(text, ELEMENT_NAMES).map((name) => tools.use(elements, { name })))
  return found.flatMap((records) => records?.[0] ?? [])
}

import * as z from 'zod'
import { countries } from '../../mechanisms/prompting/sources/countries.ts'
import { fold } from '../../mechanisms/prompting/verifiers/polarity.ts'
import { readDates } from '../../mechanisms/prompting/verifiers/read-date.ts'
import type { Tool } from './tool.ts'

const WEEKDAY = /\b(?:sun|mon|tues|wednes|thurs|fri|satur)day\b/i
const english = new Intl.DisplayNames(['en'], { type: 'language' })
const TAGS = 'af bg ca cs da de el es et fi fr hr hu it lt lv nl no pl pt ro ru sk sl sv tr uk'.split(' ')

/** Languages by their English name in small letters. */
export const LANGUAGE_TAGS: ReadonlyMap<string, string> = new Map(TAGS.map((tag) => [english.of(tag)!.toLowerCase(), tag]))

/** Names of countries and dates in other languages, from the Unicode tables that the runtime brings along. */
export const phraseBook: Tool<{ phrase: string; language: string }, string> = {
  name: 'phrase_book',
  description: 'Says the name of a country, or a date with or without its weekday, in another language (BCP 47 tag, such as "de").',
  parameters: z.object({ phrase: z.string().max(200), language: z.enum(TAGS) }),
  async run({ phrase, language }) {
    const said = countryIn(phrase, language) ?? dateIn(phrase, language)
    if (said === undefined) return undefined
    const source = { source: 'Unicode CLDR', revision: process.versions.cldr ?? process.versions.node, licence: 'Unicode-3.0' }
    return { value: said, sources: [{ ...source, text: `${phrase} (${language}): ${said}` }] }
  },
}

function countryIn(phrase: string, language: string): string | undefined {
  const country = countries.find(({ name, altSpellings }) =>
    [name.common, name.official, ...altSpellings].some((one) => fold(one) === fold(phrase)),
  )
  return country && new Intl.DisplayNames([language], { type: 'region' }).of(country.cca2)
}

function dateIn(phrase: string, language: string): string | undefined {
  const [{ year, month, day } = {}] = readDates(phrase)
  if (year === undefined || year < 1 || month === undefined || day === undefined) return undefined
  const when = new Date(0).setUTCFullYear(year, month - 1, day)
  return new Intl.DateTimeFormat(language, { dateStyle: WEEKDAY.test(phrase) ? 'full' : 'long', timeZone: 'UTC' }).format(when)
}

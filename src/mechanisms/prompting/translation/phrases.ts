import type { Country } from 'world-countries'
import type { CorpusDocument } from '../sources/corpus-document.ts'
import { countryDocument } from '../sources/countries.ts'
import type { DateLanguage, Language } from './languages.ts'

/** A part of what is to be translated. */
export interface Phrase {
  readonly source: string
  /** By our tables, and by CLDR: must be the same. */
  readonly translated: readonly [string, string]
  /** All ways to say it that count. */
  readonly names: readonly string[]
  /** What rests on a text rather than on our tables. */
  readonly rests?: { readonly document: CorpusDocument; readonly fact: string }
}

const MS_PER_DAY = 86_400_000

/** A country's name in another language. */
export function countryPhrase(country: Country, { name, code, tag }: Language): Phrase {
  const translated = country.translations[code]?.common ?? ''
  return {
    source: country.name.common,
    translated: [translated, new Intl.DisplayNames([tag], { type: 'region' }).of(country.cca2) ?? ''],
    names: [translated, translated.replaceAll('ß', 'ss')],
    rests: { document: countryDocument(country), fact: `name in ${name}` },
  }
}

/** A date, with its weekday or without. @param dayNumber days since 1 January 1970 */
export function datePhrase(dayNumber: number, { tag, months, weekdays, date, afterWeekday }: DateLanguage, withWeekday: boolean): Phrase {
  const when = new Date(dayNumber * MS_PER_DAY)
  const [day, month, year] = [when.getUTCDate(), months[when.getUTCMonth()]!, when.getUTCFullYear()]
  const weekday = weekdays[when.getUTCDay()]!
  const style = withWeekday ? 'full' : 'long'
  const inWords = (own: string) => new Intl.DateTimeFormat(own, { dateStyle: style, timeZone: 'UTC' }).format(when)
  const before = withWeekday ? `${weekday}${afterWeekday}` : ''
  const said = date(day, month, year)
  const ways = [`${day} ${month} ${year}`, `${day} de ${month} de ${year}`, `${day} de ${month} del ${year}`]
  return {
    source: inWords('en-GB'),
    translated: [`${before}${said}`, inWords(tag)],
    names: ways.flatMap((way) => (withWeekday ? [`${before}${way}`, `${weekday} ${way}`, `${weekday}, ${way}`] : [way])),
  }
}

import { createRequire } from 'node:module'
import type { Countries, Country } from 'world-countries'
import { type CorpusDocument, writeDocument } from './corpus-document.ts'
import { listed } from './listed.ts'

const load = createRequire(import.meta.url)
/** Read as a file: the package's own module does not load in Node. */
const all: Countries = load('world-countries/countries.json')
const { version } = load('world-countries/package.json') as { version: string }
const byCode = new Map(all.map((country) => [country.cca3, country]))

/** Independent countries with a capital, in the order of the package. */
export const countries: readonly Country[] = all.filter(({ independent, capital, area }) => independent && capital[0] && area > 0)

/** Neighbours on land, where they are among {@link countries}. */
export function neighboursOf({ borders }: Country): readonly Country[] {
  return countries.filter(({ cca3 }) => borders.includes(cca3))
}

/** The languages, by their code in the package, in which it names countries here: those with Latin letters, and Russian. */
export const COUNTRY_NAME_LANGUAGES: Readonly<Record<string, string>> = {
  ces: 'Czech',
  deu: 'German',
  est: 'Estonian',
  fin: 'Finnish',
  fra: 'French',
  hrv: 'Croatian',
  hun: 'Hungarian',
  ita: 'Italian',
  nld: 'Dutch',
  pol: 'Polish',
  por: 'Portuguese',
  rus: 'Russian',
  slk: 'Slovak',
  spa: 'Spanish',
  swe: 'Swedish',
  tur: 'Turkish',
}

/** What the package knows of a country, as a text. */
export function countryDocument(country: Country): CorpusDocument {
  const { name, region, subregion, capital, area, landlocked, tld, idd, borders } = country
  const common = name.common
  const languages = Object.values(country.languages)
  const currencies = Object.values(country.currencies).map((currency) => currency.name)
  const neighbours = borders.flatMap((code) => byCode.get(code)?.name.common ?? [])
  const demonym = country.demonyms?.eng?.m
  return writeDocument(
    {
      topic: 'countries',
      subtopic: common,
      source: `world-countries: ${country.cca3}`,
      revision: version,
      licence: 'ODbL-1.0',
    },
    [
      ['place', `${common}, officially the ${name.official}, is a country in ${subregion || region}.`],
      ['capital', `The capital of ${common} is ${capital[0]}.`],
      ['area', `${common} covers ${area} square kilometres.`],
      ['coast', landlocked ? `${common} is landlocked.` : `${common} has a coast.`],
      ['neighbours', neighbours.length > 0 ? `${common} borders ${listed(neighbours)}.` : `${common} has no land border.`],
      ['languages', languages.length > 0 ? `Official languages of ${common}: ${listed(languages)}.` : ''],
      ['currency', currencies.length > 0 ? `Money of ${common}: ${listed(currencies)}.` : ''],
      ['demonym', demonym ? `Somebody from ${common} is called ${demonym}.` : ''],
      ['ending', tld[0] ? `Internet addresses of ${common} end in ${tld[0]}.` : ''],
      [
        'calling code',
        idd.root && idd.suffixes.length === 1 ? `Telephone numbers of ${common} begin with ${idd.root}${idd.suffixes[0]}.` : '',
      ],
      ...Object.entries(COUNTRY_NAME_LANGUAGES).map(([code, language]) => {
        const translated = country.translations[code]?.common
        return [`name in ${language}`, translated ? `In ${language} the country is called ${translated}.` : ''] as const
      }),
    ],
  )
}

import type { Country } from 'world-countries'
import type { Rng } from '../../../core/rng.ts'
import { countries, countryDocument } from '../sources/countries.ts'
import { countryNames, currencyNames } from '../sources/names.ts'
import type { FactQuestion } from './fact-question.ts'

/** Their capital is contested, has moved, or shares its name with the country. */
const UNCLEAR_CAPITALS = new Set(['ISR', 'PSE', 'BOL', 'ZAF', 'BDI', 'GNQ', 'NRU', 'LKA', 'SWZ', 'CIV', 'IDN'])
/** Joined or left a currency lately: packages differ. */
const UNCLEAR_CURRENCIES = new Set(['BGR', 'ZWE', 'CUB', 'VEN'])

/** Countries whose capital is clear and tells nothing of their name. */
export const knownCountries = countries.filter(
  ({ cca3, name, capital }) => !UNCLEAR_CAPITALS.has(cca3) && !capital[0]!.includes(name.common) && !name.common.includes(capital[0]!),
)
/** Those of them that have one currency. */
export const countriesWithCurrency = knownCountries.filter(
  ({ cca3, currencies }) => Object.keys(currencies).length === 1 && !UNCLEAR_CURRENCIES.has(cca3),
)
/** The only currency of one of {@link countriesWithCurrency}. */
export const currencyOf = ({ currencies }: Country) => Object.values(currencies)[0]!.name
const endingOf = ({ tld }: Country) => tld[0]
const demonymOf = ({ demonyms }: Country) => demonyms?.eng?.m
/** @returns the only one; `undefined` of none or several */
export const onlyOne = (found: readonly Country[]) => (found.length === 1 ? found[0] : undefined)

export const nameOf = (country: Country | undefined) => country?.name.common

/** What can be told of a country instead of its name, and how it is found again by it. */
export function clueTo(rng: Rng, country: Country): { label: string; clue: string; said: string; found: Country | undefined } | undefined {
  const clues = [
    { label: 'ending', value: endingOf(country), of: endingOf, clue: (value: string) => `whose internet addresses end in ${value}` },
    {
      label: 'demonym',
      value: demonymOf(country),
      of: demonymOf,
      clue: (value: string) => `in which a man of the country is called "${value}"`,
    },
  ]
  const { label, value, of, clue } = rng.pick(clues)
  if (!value || countryNames(country).some((name) => value.toLowerCase().includes(name.toLowerCase()))) return undefined
  return { label, clue: clue(value), said: value, found: onlyOne(countries.filter((other) => of(other) === value)) }
}

/** Its name as it stands in a sentence. */
export function withArticle({ name: { common } }: Country): string {
  return /^(United|Netherlands|Philippines|Bahamas|Maldives|Comoros|Gambia|.*Republic|.*Islands)/.test(common) ? `the ${common}` : common
}

/** What is asked for and found where the money of a country is asked for. @param before documents that led to the country */
export function currencyAnswer(country: Country, before: FactQuestion['documents']): Pick<FactQuestion, 'documents' | 'answer' | 'ways'> {
  const currency = currencyOf(country)
  const at = before.length
  const users = countries.filter(({ currencies }) => Object.values(currencies).some(({ name }) => name === currency))
  return {
    documents: [...before, countryDocument(country)],
    answer: { kind: 'names', universe: 'currencies', right: [currencyNames(currency)], ...(at > 0 && { onTheWay: countryNames(country) }) },
    ways: [
      { by: 'the record of the country', found: currency, says: `People there use the ${currency}.`, cites: [[at, 'currency']] },
      {
        by: 'search of all who use this currency',
        found: users.includes(country) ? currency : undefined,
        says: `The money there is the ${currency}.`,
        cites: [[at, 'currency']],
      },
    ],
  }
}

import type { Country } from 'world-countries'
import * as z from 'zod'
import { countries as all, countryDocument, neighboursOf } from '../../mechanisms/prompting/sources/countries.ts'
import { fold } from '../../mechanisms/prompting/verifiers/polarity.ts'
import type { Tool } from './tool.ts'

/** What is known of a country. */
export interface CountryRecord {
  readonly name: string
  readonly capital: string
  readonly currencies: readonly string[]
  readonly languages: readonly string[]
  readonly neighbours: readonly string[]
  /** Of those that are no country of their own, too. */
  readonly landBorders: number
  readonly area: number
}

const Search = z
  .object({
    name: z.string().describe('common, official or other name'),
    nameBegins: z.string(),
    capital: z.string(),
    capitalBegins: z.string(),
    region: z.string().describe('part of the world, such as Western Africa'),
    internetEnding: z.string().describe('such as .fr'),
    demonym: z.string().describe('what a man from there is called'),
    borders: z.array(z.string()).describe('countries that all touch it'),
  })
  .partial()
type Search = z.infer<typeof Search>

/** Independent countries by name, capital, internet ending, demonym, neighbours or place. */
export const countries: Tool<Search, readonly CountryRecord[]> = {
  name: 'countries',
  description: 'Finds countries that fit all that is given: capital, currency, languages, land neighbours and area of each.',
  parameters: Search,
  async run(search) {
    if (Object.keys(search).length === 0) return undefined
    const found = all.filter((country) => fits(country, search)).slice(0, 20)
    if (found.length === 0) return undefined
    return { value: found.map(recordOf), sources: found.map((country) => countryDocument(country).snapshot) }
  },
}

/** Every name of every country, with the common one: to find them in a text. */
export const COUNTRY_NAMES: ReadonlyMap<string, string> = new Map(
  all.flatMap((country) => namesOf(country).map((name) => [fold(name), country.name.common] as const)),
)
export const CAPITAL_NAMES: ReadonlyMap<string, string> = new Map(
  all.flatMap(({ capital }) => capital.map((name) => [fold(name), name] as const)),
)

function namesOf({ name, altSpellings }: Country): string[] {
  const others = altSpellings.filter((other) => other.length > 3 && /^[\p{Script=Latin}\p{M}\s.,'’()-]+$/u.test(other))
  return [...new Set([name.common, name.official, ...others])]
}

function fits(country: Country, { name, nameBegins, capital, capitalBegins, region, internetEnding, demonym, borders }: Search): boolean {
  const same = (said: string | undefined, known: readonly string[]) => said === undefined || known.some((one) => fold(one) === fold(said))
  const begins = (said: string | undefined, known: string) => said === undefined || fold(known).startsWith(fold(said))
  return (
    same(name, namesOf(country)) &&
    begins(nameBegins, country.name.common) &&
    same(capital, country.capital) &&
    begins(capitalBegins, country.capital[0]!) &&
    same(region, [country.subregion, country.region]) &&
    same(internetEnding, country.tld.slice(0, 1)) &&
    same(demonym, [country.demonyms?.eng?.m ?? '']) &&
    (borders ?? []).every((other) => neighboursOf(country).some((neighbour) => same(other, namesOf(neighbour))))
  )
}

function recordOf(country: Country): CountryRecord {
  return {
    name: country.name.common,
    capital: country.capital[0]!,
    currencies: Object.values(country.currencies).map(({ name }) => name),
    languages: Object.values(country.languages),
    neighbours: neighboursOf(country).map(({ name }) => name.common),
    landBorders: country.borders.length,
    area: country.area,
  }
}

import type { Country } from 'world-countries'
import type { Rng } from '../../../core/rng.ts'
import { countries, countryDocument } from '../sources/countries.ts'
import { capitalNames, countryNames, currencyNames } from '../sources/names.ts'
import type { Subject, ToldFact } from './told-fact.ts'

const SQUARE_KILOMETRES = ['square kilometres', 'square kilometers', 'km', 'km2', 'sq km']
/** Endings that are English words: a text full of them reads badly. */
const WORDS = new Set('.am .as .at .be .by .do .id .in .is .it .la .me .my .no .so .to .us'.split(' '))
const capitalOf = ({ capital }: Country) => capital[0]!
const currenciesOf = ({ currencies }: Country) => Object.values(currencies).map(({ name }) => name)

/** Countries of which a text can be told without doubt. */
const KNOWN = countries.filter(
  ({ capital, name, currencies, area }) =>
    capital.length === 1 &&
    !capital[0]!.includes(name.common) &&
    !name.common.includes(capital[0]!) &&
    Object.keys(currencies).length === 1 &&
    area > 1000,
)

/** Some countries, each with its facts. */
export function countrySubjects(rng: Rng, count: number): Subject[] {
  const chosen = rng.shuffle(KNOWN).slice(0, count)
  return chosen.map((country) => ({
    topic: 'countries',
    name: country.name.common,
    document: countryDocument(country),
    facts: (own) => factsOf(own, country, chosen),
  }))
}

function factsOf(rng: Rng, country: Country, chosen: readonly Country[]): ToldFact[] {
  const name = country.name.common
  const about = countryNames(country)
  const alone = chosen.length === 1
  const except = (all: readonly string[], of: (one: Country) => readonly string[]) =>
    all.filter((one) => !chosen.some((other) => of(other).includes(one)))
  const area = Number(country.area.toPrecision(3))
  const [currency] = currenciesOf(country) as [string]
  const [ending] = country.tld
  const demonym = country.demonyms?.eng?.m
  return [
    {
      fact: 'capital',
      claim: {
        words: `the capital of ${name} is ${capitalOf(country)}`,
        about,
        says: capitalNames(country),
        never: except(countries.map(capitalOf), (one) => one.capital),
      },
      told: rng.pick([
        `Whoever looks for the parliament and the ministries of ${name} has to travel to ${capitalOf(country)}, as this city is the seat of its government.`,
        `Among all the towns of ${name} it is ${capitalOf(country)} that was chosen to be the capital, and the embassies stand there.`,
      ]),
      short: `its capital is ${capitalOf(country)}`,
      whole: `${name} is governed from ${capitalOf(country)}.`,
    },
    {
      fact: 'area',
      claim: {
        words: `${name} covers some ${area} square kilometres`,
        about,
        says: [country.area],
        never: [],
        tolerance: 0.01,
        ...(alone && { unit: SQUARE_KILOMETRES }),
      },
      told: rng.pick([
        `Whoever measures all the land inside the borders of ${name}, lakes and all, arrives at about ${area} square kilometres.`,
        `On a globe children may guess how large ${name} is, but the books put it at some ${area} square kilometres.`,
      ]),
      short: `it covers about ${area} square kilometres`,
      whole: `${name} measures about ${area} km2.`,
    },
    {
      fact: 'currency',
      claim: {
        words: `the money of ${name} is the ${currency}`,
        about,
        says: currencyNames(currency),
        never: except(countries.flatMap(currenciesOf), currenciesOf),
      },
      told: rng.pick([
        `At a market stall in ${name} nobody will be surprised to see the ${currency} change hands, for this is the money in which all prices are given.`,
        `Visitors to ${name} do well to go to a bank first, since shops and buses want to be paid in one money only, the ${currency}.`,
      ]),
      short: `people pay with the ${currency}`,
      whole: `${name} uses the ${currency}.`,
    },
    ...(ending && !WORDS.has(ending)
      ? [
          {
            fact: 'ending',
            claim: {
              words: `internet addresses of ${name} end in ${ending}`,
              about,
              says: [ending],
              never: except(
                countries.flatMap(({ tld }) => tld),
                ({ tld }) => tld,
              ),
            },
            told: `Newspapers and shops of ${name} that can be read on the internet are easy to tell, because their addresses most often end in ${ending} and in nothing else.`,
            short: `its internet addresses end in ${ending}`,
            whole: `${name} has the internet ending ${ending}.`,
          },
        ]
      : []),
    ...(demonym && !currency.includes(demonym) && demonym.toLowerCase() !== name.toLowerCase()
      ? [
          {
            fact: 'demonym',
            claim: { words: `somebody from ${name} is called ${demonym}`, about, says: [demonym, `${demonym}s`], never: [] },
            told: `There is a word in English for a man who was born in ${name} and grew up there, and dictionaries give it as ${demonym}.`,
            short: `a man from there is called ${demonym}`,
            whole: `A man from ${name} is called ${demonym}.`,
          },
        ]
      : []),
  ]
}

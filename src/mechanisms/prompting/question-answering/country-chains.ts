import type { Country } from 'world-countries'
import type { Rng } from '../../../core/rng.ts'
import { countries, countryDocument, neighboursOf } from '../sources/countries.ts'
import { capitalNames, countryNames } from '../sources/names.ts'
import type { FactFamily, FactQuestion } from './fact-question.ts'
import { indirectCountry } from './indirect-names.ts'
import {
  clueTo,
  countriesWithCurrency,
  currencyAnswer,
  currencyOf,
  knownCountries,
  nameOf,
  onlyOne,
  withArticle,
} from './known-countries.ts'

const askCapitalByClue: FactFamily = {
  name: 'capital of a country by a clue',
  topic: 'countries',
  difficulty: 0.6,
  draw(rng) {
    const country = rng.pick(knownCountries)
    const clue = clueTo(rng, country)
    if (!clue) return undefined
    const capital = country.capital[0]!
    return {
      subtopic: country.name.common,
      goal: 'find out the capital of the country that is meant',
      query: rng.pick([`What is the capital of the country ${clue.clue}?`, `Name the capital of the country ${clue.clue}.`]),
      essentials: [clue.said],
      documents: [countryDocument(country)],
      answer: { kind: 'names', universe: 'capitals', right: [capitalNames(country)], onTheWay: countryNames(country) },
      ways: [
        {
          by: 'the record of the country',
          found: nameOf(country),
          says: `It is ${capital}.`,
          cites: [
            [0, clue.label],
            [0, 'capital'],
          ],
        },
        {
          by: 'search of all countries',
          found: nameOf(clue.found),
          says: `The government sits in ${capital}.`,
          cites: [
            [0, clue.label],
            [0, 'capital'],
          ],
        },
      ],
    }
  },
}

const askCountryBetween: FactFamily = {
  name: 'country between two others',
  topic: 'countries',
  difficulty: 0.7,
  draw: (rng) =>
    between(rng, (country) => ({
      question: 'Which country borders both',
      goal: 'find the country that lies between two others',
      right: countryNames(country),
      universe: 'countries',
      says: [`It can be ${withArticle(country)} alone.`, `That is ${withArticle(country)}.`],
    })),
}

const askCapitalBetween: FactFamily = {
  name: 'capital of the country between two others',
  topic: 'countries',
  difficulty: 0.85,
  draw: (rng) =>
    between(rng, (country) => ({
      question: 'What is the capital of the only country that borders both',
      goal: 'find the capital of the country that lies between two others',
      right: capitalNames(country),
      universe: 'capitals',
      onTheWay: countryNames(country),
      says: [`It is ${country.capital[0]}.`, `The government sits in ${country.capital[0]}.`],
    })),
}

const askLargestNeighbour: FactFamily = {
  name: 'money of the largest neighbour',
  topic: 'countries',
  difficulty: 1,
  draw(rng) {
    const country = rng.pick(knownCountries)
    const name = country.name.common
    const bySize = neighboursOf(country).toSorted((a, b) => b.area - a.area)
    const [largest, second] = bySize
    if (
      !largest ||
      !second ||
      !countriesWithCurrency.includes(largest) ||
      largest.area < 1.1 * second.area ||
      bySize.length !== country.borders.length
    )
      return undefined
    const again = countries
      .filter((other) => other.borders.includes(country.cca3))
      .reduce((best, other) => (other.area > best.area ? other : best))
    const own = Object.values(country.currencies).map((currency) => currency.name)
    if (own.includes(currencyOf(largest))) return undefined
    const { documents, answer, ways } = currencyAnswer(largest, [countryDocument(country)])
    return {
      subtopic: name,
      goal: `find out how to pay in the largest neighbour of ${name}`,
      query: rng.pick([
        `Of all countries with a land border with ${name}, take the one with the largest area: which currency is used there?`,
        `Which currency is used in the largest country by area that borders ${name} on land?`,
      ]),
      essentials: [name, 'largest'],
      indirections: indirectCountry(country),
      documents,
      answer,
      ways: [ways[0], { ...ways[1], found: again === largest ? ways[1].found : undefined }],
    }
  },
}
/** Asked of countries that have to be found first. */
export const countryChains: readonly FactFamily[] = [askCapitalByClue, askCountryBetween, askCapitalBetween, askLargestNeighbour]

interface BetweenAsked {
  readonly question: string
  readonly goal: string
  readonly right: readonly string[]
  readonly universe: 'countries' | 'capitals'
  readonly onTheWay?: readonly string[]
  readonly says: readonly [string, string]
}

/** Two countries that do not touch and have exactly one neighbour in common. */
function between(rng: Rng, ask: (country: Country) => BetweenAsked): FactQuestion | undefined {
  const country = rng.pick(knownCountries.filter(({ borders }) => borders.length >= 2))
  const [a, b] = rng.shuffle(neighboursOf(country))
  if (!a || !b || a.borders.includes(b.cca3)) return undefined
  const inCommon = a.borders.filter((code) => b.borders.includes(code))
  const again = countries.filter(({ borders }) => borders.includes(a.cca3) && borders.includes(b.cca3))
  if (inCommon.length !== 1) return undefined
  const { question, goal, right, universe, onTheWay, says } = ask(country)
  const cites = [[0, 'neighbours'], [1, 'neighbours'], [2, 'neighbours'], ...(onTheWay ? [[0, 'capital'] as const] : [])] as const
  return {
    subtopic: country.name.common,
    goal,
    query: `${question} ${a.name.common} and ${b.name.common}?`,
    essentials: [a.name.common, b.name.common],
    indirections: [...indirectCountry(a), ...indirectCountry(b)],
    documents: [country, a, b].map(countryDocument),
    answer: { kind: 'names', universe, right: [right], ...(onTheWay && { onTheWay }) },
    ways: [
      { by: 'common entries in the borders of the two', found: inCommon[0], says: says[0], cites },
      { by: 'search of all countries for one that borders both', found: onlyOne(again)?.cca3, says: says[1], cites },
    ],
  }
}

import type { Rng } from '../../../core/rng.ts'
import { countries, countryDocument, neighboursOf } from '../sources/countries.ts'
import { listed } from '../sources/listed.ts'
import { capitalNames, countryNames, languageNames } from '../sources/names.ts'
import type { FactFamily, FactQuestion } from './fact-question.ts'
import { indirectCapital, indirectCountry } from './indirect-names.ts'
import { clueTo, countriesWithCurrency, currencyAnswer, knownCountries, nameOf, onlyOne, withArticle } from './known-countries.ts'

const askCapital: FactFamily = {
  name: 'capital',
  topic: 'countries',
  difficulty: 0,
  draw(rng) {
    const country = rng.pick(knownCountries)
    const name = country.name.common
    const capital = country.capital[0]!
    return {
      subtopic: name,
      goal: `find out the capital of ${name}`,
      query: rng.pick([
        `What is the capital of ${name}?`,
        `Which city is the capital of ${name}?`,
        `Please tell me the name of the capital city of ${name}.`,
      ]),
      essentials: [name],
      indirections: indirectCountry(country),
      ...inTurns(rng, 'What is the capital of the country that I have to write about?', name),
      documents: [countryDocument(country)],
      answer: { kind: 'names', universe: 'capitals', right: [capitalNames(country)] },
      ways: [
        { by: 'the record of the country', found: nameOf(country), says: `Its capital is ${capital}.`, cites: [[0, 'capital']] },
        {
          by: 'search of all countries for one with this capital',
          found: nameOf(onlyOne(countries.filter((other) => other.capital[0] === capital))),
          says: `Its government sits in ${capital}.`,
          cites: [[0, 'capital']],
        },
      ],
    }
  },
}

const askCountryOfCapital: FactFamily = {
  name: 'country of a capital',
  topic: 'countries',
  difficulty: 0.1,
  draw(rng) {
    const country = rng.pick(knownCountries)
    const capital = country.capital[0]!
    return {
      subtopic: country.name.common,
      goal: `find out which country ${capital} is the capital of`,
      query: rng.pick([`Which country has ${capital} as its capital?`, `${capital} is the capital of which country?`]),
      essentials: [capital],
      indirections: indirectCapital(country),
      documents: [countryDocument(country)],
      answer: { kind: 'names', universe: 'countries', right: [countryNames(country)] },
      ways: [
        { by: 'the record of the country', found: nameOf(country), says: `That is ${withArticle(country)}.`, cites: [[0, 'capital']] },
        {
          by: 'search of all countries for one with this capital',
          found: nameOf(onlyOne(countries.filter((other) => other.capital.includes(capital)))),
          says: `It is the seat of government of ${withArticle(country)}.`,
          cites: [[0, 'capital']],
        },
      ],
    }
  },
}

const askCountryByClue: FactFamily = {
  name: 'country by a clue',
  topic: 'countries',
  difficulty: 0.25,
  draw(rng) {
    const country = rng.pick(knownCountries)
    const clue = clueTo(rng, country)
    if (!clue) return undefined
    return {
      subtopic: country.name.common,
      goal: 'find out which country is meant',
      query: rng.pick([`What is the name of the country ${clue.clue}?`, `Which is the country ${clue.clue}?`]),
      essentials: [clue.said],
      documents: [countryDocument(country)],
      answer: { kind: 'names', universe: 'countries', right: [countryNames(country)] },
      ways: [
        { by: 'the record of the country', found: nameOf(country), says: `That is ${withArticle(country)}.`, cites: [[0, clue.label]] },
        {
          by: 'search of all countries',
          found: nameOf(clue.found),
          says: `The country is called ${country.name.common}.`,
          cites: [[0, clue.label]],
        },
      ],
    }
  },
}

const askCurrency: FactFamily = {
  name: 'currency',
  topic: 'countries',
  difficulty: 0.3,
  draw(rng) {
    const country = rng.pick(countriesWithCurrency)
    const name = country.name.common
    return {
      subtopic: name,
      goal: `find out how to pay in ${name}`,
      query: rng.pick([
        `Which currency is used in ${name}?`,
        `What is the money of ${name} called?`,
        `With what currency does one pay in ${name}?`,
      ]),
      essentials: [name],
      indirections: indirectCountry(country),
      ...inTurns(rng, 'What is the money called in the country that I am going to visit?', name),
      ...currencyAnswer(country, []),
    }
  },
}

const askLists: FactFamily = {
  name: 'lists of a country',
  topic: 'countries',
  difficulty: 0.45,
  draw(rng) {
    const country = rng.pick(knownCountries)
    const name = country.name.common
    const neighbours = neighboursOf(country)
    const languages = Object.values(country.languages).filter((language) => !/sign/i.test(language))
    const byNeighbours = rng.next() < 0.6
    const count = byNeighbours ? neighbours.length : languages.length
    if (count < 2 || count > 5 || (byNeighbours && country.borders.length !== count)) return undefined
    const names = byNeighbours ? neighbours.map((other) => other.name.common) : languages
    const common = { subtopic: name, essentials: [name], indirections: indirectCountry(country), documents: [countryDocument(country)] }
    if (byNeighbours)
      return {
        ...common,
        goal: `learn which neighbours ${name} has`,
        query: rng.pick([`Which countries have a land border with ${name}?`, `Name all countries that ${name} shares a land border with.`]),
        answer: { kind: 'names', universe: 'countries', right: neighbours.map(countryNames) },
        ways: [
          {
            by: 'the record of the country',
            found: names.toSorted().join(),
            says: `Its neighbours are ${listed(names)}.`,
            cites: [[0, 'neighbours']],
          },
          {
            by: 'search of all countries for those that name it as a neighbour',
            found: countries
              .filter((other) => other.borders.includes(country.cca3))
              .map((other) => other.name.common)
              .toSorted()
              .join(),
            says: `One can walk from there to ${listed(names.toReversed())}.`,
            cites: [[0, 'neighbours']],
          },
        ],
      }
    return {
      ...common,
      goal: `learn which languages are official in ${name}`,
      query: rng.pick([`Which languages are official in ${name}?`, `What are the official languages of ${name}?`]),
      answer: { kind: 'names', universe: 'languages', right: languages.map(languageNames) },
      ways: [
        { by: 'the record of the country', found: name, says: `Those are ${listed(languages)}.`, cites: [[0, 'languages']] },
        {
          by: 'search of all languages for those of this country',
          found: nameOf(
            onlyOne(
              countries.filter(
                (other) => other === country && languages.every((language) => Object.values(other.languages).includes(language)),
              ),
            ),
          ),
          says: `Officially one speaks ${listed(languages.toReversed())} there.`,
          cites: [[0, 'languages']],
        },
      ],
    }
  },
}

const askCountOfNeighbours: FactFamily = {
  name: 'count of neighbours',
  topic: 'countries',
  difficulty: 0.5,
  draw(rng) {
    const country = rng.pick(knownCountries)
    const name = country.name.common
    const count = country.borders.length
    const from = countries.filter((other) => other.borders.includes(country.cca3)).length
    if (count < 3) return undefined
    return {
      subtopic: name,
      goal: `count the neighbours of ${name}`,
      query: rng.pick([`How many countries does ${name} share a land border with?`, `How many neighbours on land does ${name} have?`]),
      essentials: [name],
      indirections: indirectCountry(country),
      ...inTurns(rng, 'How many neighbours on land does the country have that I am asking about?', name),
      documents: [countryDocument(country)],
      answer: { kind: 'number', value: count },
      ways: [
        { by: 'the record of the country', found: String(count), says: `It has ${count} neighbours.`, cites: [[0, 'neighbours']] },
        {
          by: 'count of all countries that name it as a neighbour',
          found: String(from),
          says: `${from} countries touch it.`,
          cites: [[0, 'neighbours']],
        },
      ],
    }
  },
}
/** Asked of one country, in one step. */
export const countryFacts: readonly FactFamily[] = [
  askCapital,
  askCountryOfCapital,
  askCountryByClue,
  askCurrency,
  askLists,
  askCountOfNeighbours,
]

function inTurns(rng: Rng, opening: string, name: string): Pick<FactQuestion, 'conversation'> {
  if (rng.next() >= 0.4) return {}
  const says = rng.pick([`I mean ${name}.`, `The country is ${name}.`, `It is about ${name}.`])
  return { conversation: { opening, details: [{ name: 'country', keywords: ['country', 'which', 'where', 'name'], says }] } }
}

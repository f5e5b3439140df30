import { createRequire } from 'node:module'
import type { Countries, Country } from 'world-countries'
import type { Rng } from '../../core/rng.ts'
import type { BriefFamily } from '../brief.ts'
import { type Statement, textBrief } from './text-brief.ts'

/** A country explained by facts of the `world-countries` package (ODbL; see docs/dojo-tasks.md). */
export const countryExplanation: BriefFamily = {
  name: 'country',
  domain: 'facts',
  kind: 'text',
  draw(rng, seed) {
    const [country, other] = rng.shuffle(KNOWN) as [Country, Country]
    const name = country.name.common
    return textBrief(
      rng,
      {
        family: 'country',
        domain: 'facts',
        title: name,
        what: rng.pick([`what kind of country ${name} is`, `the country ${name}`, `where ${name} lies and what it is like`]),
        statements: statementsOn(rng, country, other),
      },
      seed,
    )
  },
}

/** Read as a file: the package's own module does not load in Node. */
const countries: Countries = createRequire(import.meta.url)('world-countries/countries.json')

/** Countries of which enough is known, and whose capital is not named after them. */
const KNOWN = countries.filter(
  ({ independent, capital, name, languages, currencies, area }) =>
    independent &&
    capital[0] &&
    !capital[0].includes(name.common) &&
    !name.common.includes(capital[0]) &&
    Object.keys(languages).length > 0 &&
    Object.keys(currencies).length > 0 &&
    area > 1000,
)
const byCode = new Map(countries.map((country) => [country.cca3, country]))

function statementsOn(rng: Rng, country: Country, other: Country): Statement[] {
  const name = country.name.common
  const otherName = other.name.common
  const instead = (about: string, says: string) => ({ family: 'irrelevant', words: `Say ${about} of ${otherName} instead.`, says }) as const
  return [
    {
      name: 'what it is',
      essential: true,
      words: rng.pick([
        `begin by saying that ${name} is a country in ${country.subregion || country.region}`,
        `place it: ${name} is in ${country.subregion || country.region}`,
      ]),
      says: `${name} is a country in ${country.subregion || country.region}.`,
      marks: [[`${name} is a country`], [country.subregion || country.region]],
      worse: [
        {
          family: 'subject',
          words: `begin with ${otherName} as if that were the country`,
          says: `${otherName} is a country in ${other.subregion || other.region}.`,
        },
        { family: 'weaken', words: `begin by saying that ${name} is a place`, says: `${name} is a place on Earth.` },
      ],
    },
    capital(rng, country, other),
    ...neighbours(rng, country, other),
    {
      name: 'languages',
      words: rng.pick(['name its official languages', 'say which languages are official there']),
      says: `Its official ${plural(languagesOf(country), 'language is', 'languages are')} ${listed(languagesOf(country))}.`,
      // Not the names alone: they may stand elsewhere, as in "Danish krone".
      marks: [[`official ${plural(languagesOf(country), 'language is', 'languages are')} ${listed(languagesOf(country))}`]],
      worse: [
        { family: 'weaken', words: 'say that several languages can be heard there', says: 'Several ways of speaking can be heard there.' },
        ...(languagesOf(other).some((language) => languagesOf(country).includes(language))
          ? []
          : [instead('what is spoken in the streets', `In the streets of ${otherName} one hears ${listed(languagesOf(other))}.`)]),
      ],
    },
    currency(rng, country, other),
    area(rng, country, other),
    {
      name: 'internet ending',
      words: rng.pick(['give the ending of its internet addresses', 'say which top-level domain it has']),
      says: `Internet addresses there end in ${country.tld[0]}.`,
      marks: [[`end in ${country.tld[0]}`]],
      worse: [
        {
          family: 'contradict',
          words: `give ${other.tld[0]} as the ending of its internet addresses`,
          says: `Internet addresses there end in ${other.tld[0]}.`,
        },
        { family: 'weaken', words: 'mention that it can be reached by internet', says: 'It can be reached by internet.' },
      ],
    },
    ...hemisphere(rng, country),
  ]
}

function hemisphere(rng: Rng, { latlng: [latitude] }: Country): Statement[] {
  if (Math.abs(latitude) < 5) return [] // it may lie on both sides
  const [side, other] = latitude > 0 ? ['north', 'south'] : ['south', 'north']
  return [
    {
      name: 'hemisphere',
      words: rng.pick(['say whether it lies north or south of the equator', 'tell on which side of the equator it is']),
      says: `Most of it lies ${side} of the equator.`,
      marks: [[`${side} of the equator`]],
      worse: [
        {
          family: 'contradict',
          words: 'say that it lies on the other side of the equator than it does',
          says: `Most of it lies ${other} of the equator.`,
        },
        {
          family: 'weaken',
          words: 'say that it has a position relative to the equator',
          says: 'Like any country it has a position relative to the equator.',
        },
      ],
    },
  ]
}

function capital(rng: Rng, country: Country, other: Country): Statement {
  return {
    name: 'capital',
    words: rng.pick(['name its capital', 'say which city is its capital', 'tell what its capital is called']),
    says: `Its capital is ${country.capital[0]}.`,
    marks: [[`capital is ${country.capital[0]}`]],
    worse: [
      { family: 'contradict', words: `give ${other.capital[0]} as its capital`, says: `Its capital is ${other.capital[0]}.` },
      { family: 'weaken', words: 'mention that it has a capital, without naming it', says: 'It has a capital city of its own.' },
      {
        family: 'irrelevant',
        words: `name the capital of ${other.name.common}`,
        says: `The seat of government of ${other.name.common}, by the way, is ${other.capital[0]}.`,
      },
    ],
  }
}

function neighbours(rng: Rng, country: Country, other: Country): Statement[] {
  const names = country.borders.flatMap((code) => byCode.get(code)?.name.common ?? [])
  if (names.length === 0)
    return [
      {
        name: 'neighbours',
        words: rng.pick(['say that it has no land border', 'make clear that no other country borders it on land']),
        says: 'It has no land border with any other country.',
        marks: [['no land border']],
        worse: [
          {
            family: 'contradict',
            words: `say that it borders ${other.name.common} on land`,
            says: `It borders ${other.name.common} on land.`,
          },
        ],
      },
    ]
  const wrong = [names.length + 1, Math.max(0, names.length - 1)][rng.int(0, 1)]!
  return [
    {
      name: 'neighbours',
      words: rng.pick(['say how many countries it borders, and name them', 'name all countries that it borders, with their number']),
      says: `It borders ${names.length} ${plural(names, 'country', 'countries')}: ${listed(names)}.`,
      marks: [[`borders ${names.length}`], ...names.map((neighbour) => [neighbour])],
      worse: [
        {
          family: 'contradict',
          words: 'give a wrong number of neighbours and no names',
          says: `It borders ${wrong} other ${wrong === 1 ? 'country' : 'countries'}.`,
        },
        { family: 'weaken', words: 'mention that it has neighbours', says: 'Around it there are neighbours.' },
      ],
    },
    {
      name: 'coast',
      words: rng.pick(['say whether it has a coast', 'tell whether it is landlocked']),
      says: country.landlocked ? 'It is landlocked: no part of it touches the sea.' : 'It is not landlocked: it has a coast.',
      marks: [[country.landlocked ? 'is landlocked' : 'is not landlocked']],
      worse: [
        {
          family: 'contradict',
          words: 'say the opposite of what is true about its coast',
          says: country.landlocked ? 'It has long beaches on the open sea.' : 'It has no access to the sea at all.',
        },
      ],
    },
  ]
}

function currency(rng: Rng, country: Country, other: Country): Statement {
  const [own] = Object.values(country.currencies).map(({ name }) => name)
  const [foreign] = Object.values(other.currencies).map(({ name }) => name)
  const same = own === foreign
  return {
    name: 'currency',
    words: rng.pick(['say what its money is called', 'name its currency']),
    says: `One pays with the ${own}.`,
    marks: [[own!]],
    worse: [
      { family: 'weaken', words: 'say that it has money', says: 'One pays there with money, as elsewhere.' },
      ...(same
        ? []
        : [
            {
              family: 'contradict' as const,
              words: `say that one pays there with the ${foreign}`,
              says: `One pays with the ${foreign}.`,
            },
          ]),
    ],
  }
}

function area(rng: Rng, country: Country, other: Country): Statement {
  const size = (value: number) => Number(value.toPrecision(2)).toLocaleString('en-US')
  const wrong = country.area > 100_000 ? country.area / 20 : country.area * 20
  return {
    name: 'area',
    words: rng.pick([
      'give its area in square kilometres, rounded to two digits',
      'say how large it is, in square kilometres to two digits',
    ]),
    says: `Its area is about ${size(country.area)} square kilometres.`,
    marks: [[`${size(country.area)} square kilometres`]],
    worse: [
      {
        family: 'contradict',
        words: 'give an area that is about twenty times too small or too large',
        says: `Its area is about ${size(wrong)} square kilometres.`,
      },
      { family: 'weaken', words: 'say that it has a certain size', says: 'It covers a certain part of the Earth.' },
      {
        family: 'irrelevant',
        words: `compare its flag with that of ${other.name.common}`,
        says: `Its flag differs from the one of ${other.name.common}.`,
      },
    ],
  }
}

const languagesOf = ({ languages }: Country) => Object.values(languages)
const plural = (items: readonly unknown[], one: string, many: string) => (items.length === 1 ? one : many)
const listed = (items: readonly string[]) => (items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`)

import type { Country } from 'world-countries'
import type { Rng } from '../../../core/rng.ts'
import type { CorpusDocument } from '../sources/corpus-document.ts'
import { countries, countryDocument } from '../sources/countries.ts'
import { elementDocument, elements } from '../sources/elements.ts'
import { nounDocument, plainNouns } from '../sources/nouns.ts'

/** One option of a choice. */
export interface Option {
  readonly text: string
  /** Whether it is right, as a second look finds it: of all options one must be. */
  readonly isRight: boolean
}

/** A question with its right option and as many wrong ones as asked for. */
export interface Choice {
  readonly subtopic: string
  readonly goal: string
  readonly question: string
  readonly right: Option
  readonly wrong: readonly Option[]
  readonly document: CorpusDocument
  /** Label of the fact that decides. */
  readonly fact: string
}

/** A way to offer a choice; `near`: whether the options are to be much alike. `undefined` where a draw gives none. */
export interface ChoiceFamily {
  readonly topic: string
  draw(rng: Rng, wrongCount: number, near: boolean): Choice | undefined
}

const capital: ChoiceFamily = {
  topic: 'countries',
  draw(rng, wrongCount, near) {
    const country = rng.pick(countries.filter(({ name, capital: [city] }) => !city!.includes(name.common)))
    const name = country.name.common
    const option = (other: Country): Option => ({ text: other.capital[0]!, isRight: other.capital[0] === country.capital[0] })
    return {
      subtopic: name,
      goal: `find out the capital of ${name}`,
      question: rng.pick([`Which of these cities is the capital of ${name}?`, `What is the capital of ${name}?`]),
      right: option(country),
      wrong: others(rng, country, wrongCount, near).map(option),
      document: countryDocument(country),
      fact: 'capital',
    }
  },
}

const largest: ChoiceFamily = {
  topic: 'countries',
  draw(rng, wrongCount, near) {
    const ordered = countries.toSorted((a, b) => b.area - a.area)
    const at = rng.int(0, ordered.length - wrongCount * 5)
    const country = ordered[at]!
    const reach = near ? wrongCount * 3 : wrongCount * 20
    const smaller = rng.shuffle(ordered.slice(at + 1, at + 1 + reach).filter(({ area }) => area < 0.97 * country.area)).slice(0, wrongCount)
    const offered = [country, ...smaller]
    const option = (other: Country): Option => ({ text: other.name.common, isRight: offered.every(({ area }) => area <= other.area) })
    return {
      subtopic: 'area',
      goal: 'compare the areas of countries',
      question: rng.pick(['Which of these countries covers the largest area?', 'Of these countries, which is the largest by area?']),
      right: option(country),
      wrong: smaller.map(option),
      document: countryDocument(country),
      fact: 'area',
    }
  },
}

const neighbour: ChoiceFamily = {
  topic: 'countries',
  draw(rng, wrongCount, near) {
    const country = rng.pick(countries.filter(({ borders }) => borders.length > 0))
    const [right] = rng.shuffle(countries.filter(({ borders }) => borders.includes(country.cca3)))
    if (!right) return undefined
    const name = country.name.common
    const option = (other: Country): Option => ({ text: other.name.common, isRight: country.borders.includes(other.cca3) })
    const strangers = others(rng, country, wrongCount * 4, near).filter(({ cca3 }) => !country.borders.includes(cca3))
    return {
      subtopic: name,
      goal: `find out which countries touch ${name}`,
      question: rng.pick([
        `Which of these countries has a land border with ${name}?`,
        `${name} shares a land border with which of these countries?`,
      ]),
      right: option(right),
      wrong: strangers.slice(0, wrongCount).map(option),
      document: countryDocument(country),
      fact: 'neighbours',
    }
  },
}

const element: ChoiceFamily = {
  topic: 'chemical elements',
  draw(rng, wrongCount, near) {
    const right = rng.pick(elements)
    const away = rng.shuffle(elements.filter(({ number }) => number !== right.number))
    const wrong = near ? away.toSorted((a, b) => Math.abs(a.number - right.number) - Math.abs(b.number - right.number)) : away
    const option = ({ name, number }: (typeof elements)[number]): Option => ({ text: name, isRight: number === right.number })
    return {
      subtopic: right.name,
      goal: 'find out which element is meant',
      question: rng.pick([
        `Which of these elements has the atomic number ${right.number}?`,
        `An atom with ${right.number} protons belongs to which of these elements?`,
      ]),
      right: option(right),
      wrong: wrong.slice(0, wrongCount).map(option),
      document: elementDocument(right),
      fact: 'number',
    }
  },
}

const word: ChoiceFamily = {
  topic: 'words',
  draw(rng, wrongCount, near) {
    const right = rng.pick(plainNouns())
    const { field, gloss, synonyms } = right
    const away = rng.shuffle(plainNouns().filter((other) => other !== right && other.field === field && !synonyms.includes(other.word)))
    const alike = away.filter(({ kindOf }) => kindOf === right.kindOf)
    const wrong = (near ? [...alike, ...away.filter((other) => !alike.includes(other))] : away).slice(0, wrongCount)
    if (gloss.includes(right.word) || wrong.some((other) => right.kinds.includes(other.word) || right.kindOf === other.word))
      return undefined
    const option = (sense: typeof right): Option => ({ text: sense.word, isRight: sense.gloss === gloss })
    return {
      subtopic: right.word,
      goal: 'find the word for a meaning',
      question: rng.pick([
        `Which of these words means "${gloss}"?`,
        `To which of these words does a dictionary give the meaning "${gloss}"?`,
      ]),
      right: option(right),
      wrong: wrong.map(option),
      document: nounDocument(right),
      fact: 'meaning',
    }
  },
}

/** Ways to offer a choice. */
export const choiceFamilies: readonly ChoiceFamily[] = [capital, largest, neighbour, element, word]

/** Other countries: of the same part of the world where they are to be alike, as far as there are so many. */
function others(rng: Rng, country: Country, count: number, near: boolean): Country[] {
  const away = rng.shuffle(countries.filter(({ cca3 }) => cca3 !== country.cca3))
  if (!near) return away.slice(0, count)
  const distance = ({ region, subregion }: Country) => (subregion === country.subregion ? 0 : region === country.region ? 1 : 2)
  return away.toSorted((a, b) => distance(a) - distance(b)).slice(0, count)
}

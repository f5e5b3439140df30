import * as z from 'zod'
import type { Rng } from '../../../core/rng.ts'
import { NoQuestionError } from '../errors.ts'
import type { Question, Snapshot } from '../question.ts'
import { cite } from '../sources/corpus-document.ts'
import { countries } from '../sources/countries.ts'
import { listed } from '../sources/listed.ts'
import { firstDrawn } from '../statements/first-drawn.ts'
import { checkNamedAnswer } from '../statements/named-answer.ts'
import { nearDifficulty } from '../statements/near-difficulty.ts'
import type { TaskType } from '../task-type.ts'
import { fold, placesOf } from '../verifiers/polarity.ts'
import { verdict } from '../verifiers/verdict.ts'
import { DATE_LANGUAGES, type DateLanguage, LANGUAGES, type Language } from './languages.ts'
import { countryPhrase, datePhrase, type Phrase } from './phrases.ts'

const Expected = z.object({
  /** BCP 47. */
  language: z.string(),
  phrases: z.array(z.object({ names: z.array(z.string()) })),
})

/** What follows so many characters is not read. */
const LONGEST = 4000

interface Drawn {
  readonly language: Language
  readonly phrases: readonly Phrase[]
}

const families = [
  { name: 'name', difficulty: 0.1, draw: (rng: Rng) => drawNames(rng, 1) },
  { name: 'date', difficulty: 0.35, draw: (rng: Rng) => drawDated(rng, 0, false) },
  { name: 'weekday and date', difficulty: 0.5, draw: (rng: Rng) => drawDated(rng, 0, true) },
  { name: 'several names', difficulty: 0.7, draw: (rng: Rng) => drawNames(rng, 3) },
  { name: 'names and date', difficulty: 1, draw: (rng: Rng) => drawDated(rng, 2, true) },
]

/** Names of countries and dates into other languages: words and phrases, not free text. */
export const translation: TaskType = {
  name: 'translation',
  version: '1',
  words: 'names of countries and dates in another language',
  weights: { correctness: 0.85, literal: 0.1, semantic: 0.05 },

  async make({ rng, difficulty }) {
    const family = nearDifficulty(rng, families, difficulty)
    const drawn = firstDrawn(rng, (own) => {
      const all = family.draw(own)
      return all.phrases.every(isClear) ? all : undefined
    })
    if (!drawn) throw new NoQuestionError({ type: this.name, got: `no ${family.name} that both sources translate alike` })
    const { language, phrases } = drawn
    const sources = phrases.map(({ source }) => source)
    const documents = phrases.flatMap(({ rests }) => rests ?? [])
    const cldr = cldrSnapshot(phrases, language.name)
    const cldrAt = documents.length
    return {
      type: this.name,
      version: this.version,
      topic: 'languages',
      subtopic: language.name,
      goal: `say something in ${language.name}`,
      query: rng.pick([
        `Translate into ${language.name}: ${sources.join('; ')}`,
        `How does one write this in ${language.name}: ${sources.join('; ')}?`,
        `Please put this into ${language.name} for me: ${sources.join('; ')}`,
      ]),
      essentials: [language.name, ...sources],
      difficulty: family.difficulty,
      snapshots: [...documents.map(({ document }) => document.snapshot), cldr.snapshot],
      references: [
        {
          by: 'the names and tables of the package',
          text: phrases.map(({ translated }) => translated[0]).join('; '),
          citations: documents.map(({ document, fact }, at) => cite(document, fact, at)),
        },
        {
          by: 'Unicode CLDR, through Intl',
          text: phrases.map(({ translated }) => translated[1]).join('\n'),
          citations: [{ snapshot: cldrAt, start: 0, end: cldr.snapshot.text.length }],
        },
      ],
      expected: { language: language.tag, phrases: phrases.map(({ names }) => ({ names: [...names] })) },
    }
  },

  async verify({ query, expected: stored }: Question, answer) {
    const { language, phrases } = Expected.parse(stored)
    const right = phrases.map(({ names }) => names)
    const text = answer.slice(0, LONGEST).replace(/(?<=\d)\.(?= \p{L})/gu, '') // the stop of a German date ends no sentence
    if (!isOrdered(text, right)) return verdict(0, 'says the parts in another order, or without anything between them')
    return checkNamedAnswer(text, { right, others: [...namesIn(language), ...datesIn(text, language, right.flat())], query })
  },
}

/** Both sources say the same, and it is not what it is in English. */
function isClear({ translated: [ours, cldr], names, source }: Phrase): boolean {
  return ours !== '' && fold(ours) === fold(cldr) && placesOf(fold(source), names).length === 0
}

function drawNames(rng: Rng, count: number): Drawn {
  const language = rng.pick(LANGUAGES)
  return { language, phrases: clearNames(rng, count, language) }
}

function drawDated(rng: Rng, count: number, withWeekday: boolean): Drawn {
  const language = rng.pick(DATE_LANGUAGES)
  return { language, phrases: [...clearNames(rng, count, language), datePhrase(rng.int(-25_000, 25_000), language, withWeekday)] }
}

function clearNames(rng: Rng, count: number, language: Language): Phrase[] {
  const clear: Phrase[] = []
  for (const country of rng.shuffle(countries)) {
    if (clear.length === count) break
    const phrase = countryPhrase(country, language)
    if (isClear(phrase)) clear.push(phrase)
  }
  return clear
}

/** What the runtime's CLDR says of the phrases, with its version. */
function cldrSnapshot(phrases: readonly Phrase[], language: string): { snapshot: Snapshot } {
  const said = phrases.map(({ source, translated }) => `${source} in ${language}: ${translated[1]}`)
  return {
    snapshot: {
      source: `Unicode CLDR: ${listed(phrases.map(({ source }) => source))} in ${language}`,
      revision: process.versions.cldr ?? process.versions.node,
      licence: 'Unicode-3.0',
      text: said.join('\n'),
    },
  }
}

/** A mark, a new line, or a short word such as "und" alone. */
const SEPARATES = /[^\p{L}\p{N} ]|^ \p{L}{1,3} $/u

/** Whether the parts that it says come in their order, set apart from one another. */
function isOrdered(text: string, right: readonly (readonly string[])[]): boolean {
  const folded = fold(text)
  const places = right.flatMap((names) => placesOf(folded, names)[0] ?? [])
  return places.every(({ start }, at) => {
    const before = places[at - 1]
    return !before || (before.end < start && SEPARATES.test(folded.slice(before.end, start)))
  })
}

/** Names of all countries in a language. */
function namesIn(tag: string): string[] {
  const code = LANGUAGES.find((language) => language.tag === tag)?.code ?? ''
  return countries.flatMap(({ translations }) => translations[code]?.common ?? [])
}

/** Dates in a language that an answer offers, other than the right one. */
function datesIn(answer: string, tag: string, right: readonly string[]): string[] {
  const language: DateLanguage | undefined = DATE_LANGUAGES.find((other) => other.tag === tag)
  if (!language) return []
  const date = new RegExp(String.raw`\d{1,2}\.? (?:de )?(?:${language.months.map(fold).join('|')}) (?:del? )?\d{1,4}`, 'g')
  const offered = fold(answer).match(date) ?? []
  return offered.filter((one) => !right.some((name) => fold(name).includes(one)))
}

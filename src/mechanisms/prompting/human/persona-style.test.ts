import { beforeAll, describe, expect, it } from 'vitest'
import { createRng } from '../../../core/rng.ts'
import { fSurvival } from '../../../stats/f-survival.ts'
import { STYLE_FEATURES, type StyleFeatures, styleFeatures } from '../../../text/style-features.ts'
import { styleSimilarity } from '../../../text/style-similarity.ts'
import { LANGUAGE_SKILLS, MOODS, type Persona, PROFILES, TONES } from '../persona.ts'
import type { Question } from '../question.ts'
import { fuzzText } from './fuzz-text.ts'
import { makeChallenge } from './make-challenge.ts'
import { drawPersona, drawQuestions, PLAIN_PERSONA } from './testing.ts'

type Feature = keyof StyleFeatures
const FEATURES = Object.keys(STYLE_FEATURES) as Feature[]
const TRAITS = { profile: PROFILES, mood: MOODS, tone: TONES, languageSkill: LANGUAGE_SKILLS } as const
/** Of each trait, over all its values. */
const TEXTS = 360
/** Divided by the number of features that are looked at. */
const LEVEL = 0.01 / FEATURES.length

/**
 * Features whose mean differs between groups of texts on the same questions by more than chance: the questions' own style is taken out first,
 * then one-way analysis of variance.
 */
function featuresThatVary(groups: readonly (readonly string[])[]): Feature[] {
  const measured = groups.map((texts) => texts.map(styleFeatures))
  const n = groups[0]!.length
  return FEATURES.filter((feature) => {
    const rows = measured.map((row) => row.map((one) => one[feature]))
    const ofQuestion = Array.from({ length: n }, (_, at) => average(rows.map((row) => row[at]!)))
    const centred = rows.map((row) => row.map((value, at) => value - ofQuestion[at]!))
    const means = centred.map(average)
    const between = n * means.reduce((sum, mean) => sum + mean ** 2, 0)
    const within = centred.reduce((sum, row, group) => sum + row.reduce((all, value) => all + (value - means[group]!) ** 2, 0), 0)
    if (within === 0) return between > 0
    const [df1, df2] = [groups.length - 1, (groups.length - 1) * (n - 1)]
    return fSurvival(between / df1 / (within / df2), df1, df2) < LEVEL
  })
}

const average = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

describe('personas', () => {
  let questions: Question[]
  beforeAll(async () => {
    questions = await drawQuestions(120, undefined, 'personas')
  }, 60_000)
  const sayAs = (persona: Persona, texts: number) =>
    questions
      .slice(0, texts)
      .map((question, seed) => makeChallenge(question, { persona, lambda: 0.8, rng: createRng(`style ${seed}`) }).text)

  it.each(Object.keys(TRAITS) as (keyof typeof TRAITS)[])(
    'row 18: show their %s in measured features of style',
    (trait) => {
      const groups = TRAITS[trait].map((value) =>
        sayAs({ ...PLAIN_PERSONA, [trait]: value } as Persona, Math.floor(TEXTS / TRAITS[trait].length)),
      )
      const found = featuresThatVary(groups)
      expect(found.length, found.join()).toBeGreaterThanOrEqual(3)
    },
    60_000,
  )

  it('row 5: differ in at least twenty measured features of style', () => {
    const rng = createRng('twenty')
    const found = featuresThatVary(Array.from({ length: 20 }, () => sayAs(drawPersona(rng), 60)))
    expect(found.length, found.join()).toBeGreaterThanOrEqual(20)
  }, 60_000)

  it("row 18: stay themselves: a later turn is written more like their own earlier one than like somebody else's, four times of five", () => {
    const details = questions
      .slice(0, 6)
      .map(({ query }) => query)
      .join('\n\n')
    const turnsOf = (persona: Persona, seed: string) => {
      const rng = createRng(seed)
      return [1, 2].map(
        (turn) => fuzzText(details, [], { persona, lambda: 0.8, rng: rng.fork(`turn ${turn}`), habits: rng, turn: 'later' }).text,
      )
    }
    const pairs = Array.from({ length: 200 }, (_, n) => {
      const rng = createRng(`pair ${n}`)
      const [own, other] = [turnsOf(drawPersona(rng), `own ${n}`), turnsOf(drawPersona(rng), `other ${n}`)] as [string[], string[]]
      return styleSimilarity(own[1]!, own[0]!) > styleSimilarity(own[1]!, other[0]!)
    })
    expect(pairs.filter(Boolean).length / pairs.length).toBeGreaterThanOrEqual(0.8)
  }, 60_000)
})

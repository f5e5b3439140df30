import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRng } from '../../../core/rng.ts'
import { createBuiltInEmbedder } from '../../../models/built-in-embedder.ts'
import { mean } from '../../../stats/mean.ts'
import { spearman } from '../../../stats/spearman.ts'
import { chrF } from '../../../text/chrf.ts'
import type { Question } from '../question.ts'
import { questionAnswering } from '../question-answering/question-answering.ts'
import { answerability } from './answerability.ts'
import { FUZZ_OPERATORS } from './fuzz-operators.ts'
import { fuzzText } from './fuzz-text.ts'
import { makeChallenge } from './make-challenge.ts'
import { aQuestion, datesInTurns, drawPersona, drawQuestions } from './testing.ts'

const LAMBDAS = [0, 0.25, 0.5, 0.75, 1]
const persona = (seed: string) => drawPersona(createRng(seed))
const challenge = (question: ReturnType<typeof aQuestion>, lambda: number, seed: string) =>
  makeChallenge(question, { persona: persona(seed), lambda, rng: createRng(seed) })

let questions: Question[]
beforeAll(async () => {
  questions = await drawQuestions(72)
}, 60_000)

describe('row 14: a challenge', () => {
  it('row 14: is the query byte for byte at lambda 0, for every type', async () => {
    for (const question of questions) expect(challenge(question, 0, question.query).text).toBe(question.query)
  })

  it('row 14: is less like the query the higher lambda, strictly', async () => {
    const means = LAMBDAS.map((lambda) => mean(questions.map((one, seed) => chrF(challenge(one, lambda, String(seed)).text, one.query)))!)
    for (const [index, value] of means.slice(1).entries()) expect(value).toBeLessThan(means[index]!)
    expect(spearman(LAMBDAS, means)).toBeLessThanOrEqual(-0.9)
    expect(means.at(-1)).toBeLessThan(0.75)
  }, 60_000)

  it('row 14: keeps every protected span at every lambda, in its words or in declared ones, unless it may be asked for', async () => {
    for (const [seed, question] of questions.entries())
      for (const lambda of LAMBDAS) {
        const { text, kept } = challenge(question, lambda, String(seed))
        const obtainable = question.conversation?.details.map(({ says }) => says).join('\n') ?? ''
        const ways = (span: string) => (question.indirections ?? []).filter((one) => one.span === span).map(({ says }) => says)
        for (const span of question.essentials)
          expect([span, ...ways(span)].some((one) => text.includes(one)) || obtainable.includes(span), `${span} in ${text}`).toBe(true)
        expect(kept).toEqual(question.essentials.filter((span) => text.includes(span)))
      }
  }, 60_000)

  it('row 14: is the same bytes for the same seed, and others for another', async () => {
    for (const question of questions) expect(challenge(question, 0.8, 'seed')).toEqual(challenge(question, 0.8, 'seed'))
    expect(
      new Set(questions.map((question) => challenge(question, 0.8, 'other').text === challenge(question, 0.8, 'seed').text)),
    ).toContain(false)
  }, 60_000)
})

describe('row 14: the meaning of a challenge', () => {
  const embedder = createBuiltInEmbedder()
  afterAll(() => embedder.close())

  it('row 14: moves away from the query with lambda, by the built-in embedder', async () => {
    const facts = await drawQuestions(24, [questionAnswering])
    const asked = await embedder.embed(facts.map(({ query }) => query))
    const means: number[] = []
    for (const lambda of LAMBDAS) {
      const said = await embedder.embed(facts.map((one, seed) => challenge(one, lambda, String(seed)).text))
      means.push(mean(said.map((vector, index) => vector.reduce((sum, value, at) => sum + value * asked[index]![at]!, 0)))!)
    }
    for (const [index, value] of means.slice(1).entries()) expect(value).toBeLessThan(means[index]!)
  }, 60_000)
})

describe('a challenge', () => {
  it('leaves out what may be asked for, ever more often', () => {
    const omitted = (lambda: number) =>
      Array.from({ length: 200 }, (_, seed) => challenge(datesInTurns, lambda, String(seed))).filter(({ kept }) => kept.length === 0).length
    expect(omitted(0)).toBe(0)
    expect(omitted(0.5)).toBeGreaterThan(60)
    expect(omitted(0.5)).toBeLessThan(140)
    expect(omitted(1)).toBeGreaterThan(180)
  })

  it('is thrown away, counted and drawn again with less where nobody could tell what is wanted', () => {
    const switched = aQuestion({ query: 'Is "please" or thanks or hello or maybe rude in Andorra?' }) // small words that learners say in their own tongue
    const learner = { ...persona('learner'), languageSkill: 'learner' } as const
    const all = Array.from({ length: 200 }, (_, seed) =>
      makeChallenge(switched, { persona: learner, lambda: 1, rng: createRng(String(seed)) }),
    )
    const again = all.filter(({ discarded }) => discarded > 0)
    expect(again.length).toBeGreaterThan(0)
    for (const { lambda, discarded, text } of all) {
      expect(answerability(switched, text).answerable).toBe(true)
      expect(lambda === 1 || discarded >= 6).toBe(true)
    }
  })

  it('says a name in declared other words, and by "that one" from then on', () => {
    const question = aQuestion({
      query: 'Which lakes does Andorra have, and which rivers leave Andorra?',
      indirections: [{ span: 'Andorra', says: 'the little land in the Pyrenees' }],
    })
    const texts = Array.from({ length: 20 }, (_, seed) => challenge(question, 1, String(seed)).text)
    expect(texts.some((text) => text.includes('the little land in the Pyrenees') && /that one|taht one/i.test(text))).toBe(true)
  })

  it('takes any text and any span without losing one', () => {
    const text = fc.string({ unit: 'binary', maxLength: 400 })
    const span = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter((one) => one.trim() === one && one !== '')
    fc.assert(
      fc.property(text, span, fc.string(), fc.double({ min: 0, max: 1, noNaN: true }), (around, essential, seed, lambda) => {
        const rng = createRng(seed)
        const speaking = { persona: drawPersona(rng), lambda, rng, habits: rng, turn: 'first' } as const
        const said = fuzzText(`${around} ${essential} ${around}`, [essential], speaking).text
        expect(said.includes(essential)).toBe(true)
      }),
    )
  })

  it('takes the longest query in less than a second', () => {
    const question = aQuestion({ query: `${'What is the capital, of course, '.repeat(240)}Andorra?` })
    const started = performance.now()
    challenge(question, 1, 'long')
    expect(performance.now() - started).toBeLessThan(1000)
  })
})

describe('fuzz operators', () => {
  it('are each used at lambda 1, and each change ever more texts with lambda', async () => {
    const uses = (lambda: number) => {
      const names = questions.flatMap((one, seed) => challenge(one, lambda, String(seed)).operators.map(({ name }) => name))
      return (name: string) => names.filter((one) => one === name).length
    }
    const [low, high] = [uses(0.2), uses(1)]
    for (const { name } of FUZZ_OPERATORS) {
      expect(high(name), name).toBeGreaterThan(0)
      expect(high(name), name).toBeGreaterThanOrEqual(low(name))
    }
  }, 60_000)
})

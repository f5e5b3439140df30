import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ScoreRecord } from '../../../protocol/score-record.ts'
import { aHistory } from '../../contract.testing.ts'
import type { ExaminedAnswer } from '../examined-answer.ts'
import { AnswerRecipe, answerRecipeHash } from './answer-recipe.ts'
import { concludeAnswers } from './conclude-answers.ts'
import { promptingRecipe as recipe } from './prompting-recipe.ts'
import { scoreAnswers } from './score-answers.ts'
import { anAnsweredTask, anExaminedAnswer, aTranscript, byMiner, minerOf } from './testing.ts'

const task = anAnsweredTask()
const scoreAll = (answers: readonly ExaminedAnswer[], proven: Readonly<Record<string, number>> = {}) =>
  scoreAnswers(task, byMiner(answers), aHistory(proven), recipe)
const valuesOf = (answers: readonly ExaminedAnswer[]) => scoreAll(answers).records.map(({ value }) => value)
const provenMiners = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [minerOf(n), 0.6]))

const unit = fc.double({ min: 0, max: 1, noNaN: true })
/** Any answer; of a few texts, so that copies come up. */
const anyAnswer = fc
  .record({
    text: fc.constantFrom('one', 'two', 'three', 'four', ''),
    correctness: unit,
    literal: unit,
    semantic: unit,
    style: unit,
    echo: unit,
    copied: unit,
    contradicts: fc.boolean(),
    closedForm: fc.boolean(),
    status: fc.constantFrom('ok' as const, 'timeout' as const, 'error' as const, 'too-long' as const),
    totalMs: fc.double({ min: 0, max: 1e6, noNaN: true }),
  })
  .map(({ text, status, totalMs, ...measured }) =>
    anExaminedAnswer({
      ...measured,
      answer: text,
      transcript: { turns: [{ ...aTranscript(text).turns[0]!, status, totalMs }] },
    }),
  )
const someAnswers = fc.array(anyAnswer, { minLength: 1, maxLength: 9 })

describe('scoreAnswers', () => {
  it('gives a valid record for whatever was examined, whose components add up to its value', () => {
    fc.assert(
      fc.property(someAnswers, (answers) => {
        for (const record of scoreAll(answers).records) {
          const { miner: _, ...rest } = record
          expect(ScoreRecord.omit({ miner: true }).parse(rest)).toEqual(rest)
          const sum = record.components.reduce((total, { value, weight }) => total + weight * value!, 0)
          expect(record.value).toBeCloseTo(sum, 9)
          expect(record.value).toBeGreaterThanOrEqual(0)
        }
      }),
    )
  })

  it('gives each answer its own score, whoever sent it and in whatever order they came', () => {
    fc.assert(
      fc.property(someAnswers, fc.infiniteStream(fc.nat()), (answers, keys) => {
        const order = [...answers.keys()].map((place) => [place, keys.next().value] as const).sort((a, b) => a[1] - b[1])
        const permuted = valuesOf(order.map(([place]) => answers[place]!))
        const plain = valuesOf(answers)
        for (const [at, [place]] of order.entries()) expect(permuted[at]).toBeCloseTo(plain[place]!, 12)
        const reversed = new Map([...byMiner(answers)].reverse())
        expect(scoreAnswers(task, reversed, aHistory(), recipe)).toEqual(scoreAll(answers))
      }),
    )
  })

  it('row 4: changes nobody else by any answer, however slow or hostile, unless it is a copy', () => {
    fc.assert(
      fc.property(someAnswers, anyAnswer, (answers, other) => {
        const fresh = { ...other, fingerprint: anExaminedAnswer({ answer: 'like no other' }).fingerprint }
        const before = valuesOf(answers)
        expect(valuesOf([...answers, fresh]).slice(0, answers.length)).toEqual(before)
      }),
    )
  })

  it('regression 8: lets copies of free text share one reward, and never get more together than the best of them', () => {
    const alone = valuesOf([anExaminedAnswer()])[0]!
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 9 }), (count) => {
        const values = valuesOf(Array.from({ length: count }, () => anExaminedAnswer()))
        expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(alone, 9)
      }),
    )
    const closed = valuesOf([1, 2, 3].map(() => anExaminedAnswer({ closedForm: true })))
    expect(closed).toEqual([alone, alone, alone])
    const spoilt = anExaminedAnswer({ correctness: 0, literal: 0, semantic: 0 })
    expect(valuesOf([anExaminedAnswer(), spoilt])[0]).toBe(alone)
  })

  it('never lifts a wrong answer by any other measure above .2, and rises with every measure of a right one', () => {
    fc.assert(
      fc.property(anyAnswer, fc.constantFrom('correctness', 'literal', 'semantic', 'style'), (answer, measure) => {
        expect(valuesOf([{ ...answer, correctness: 0 }])[0]).toBeLessThanOrEqual(recipe.attempt)
        expect(valuesOf([{ ...answer, contradicts: true }])[0]).toBeLessThanOrEqual(0.2 + 1e-12)
        const better = valuesOf([{ ...answer, [measure]: 1 }])[0]!
        expect(better).toBeGreaterThanOrEqual(valuesOf([answer])[0]! - 1e-12)
      }),
    )
  })

  it('gives style and speed their share of a right answer, and no more', () => {
    const [best, plain, late] = [
      anExaminedAnswer(),
      anExaminedAnswer({ style: 0 }),
      anExaminedAnswer({ transcript: { turns: [{ ...aTranscript('x').turns[0]!, totalMs: task.deadlineMs }] } }),
    ].map((answer) => valuesOf([answer])[0]!)
    expect(best).toBeCloseTo(1, 12)
    expect(best! - plain!).toBeCloseTo(recipe.style, 12)
    expect(best! - late!).toBeCloseTo(recipe.speed, 12)
  })

  it('scores silence 0 with evidence, so that nobody gains by answering only what it is sure of', () => {
    const silent = (status: 'ok' | 'timeout' | 'error' | 'too-long') =>
      anExaminedAnswer({ answer: '', transcript: { turns: [{ ...aTranscript('').turns[0]!, status }] } })
    for (const status of ['ok', 'timeout', 'error', 'too-long'] as const)
      expect(scoreAll([silent(status)]).records[0]).toMatchObject({ outcome: 'scored', value: 0, evidence: 1 })
  })

  it('gives nothing for an echo, a bag of words or a made-up quotation, and at most .4 for what is nothing but its source', () => {
    expect(valuesOf([anExaminedAnswer({ echo: 0.95 })])[0]).toBe(0)
    expect(valuesOf([anExaminedAnswer({ scrambled: true })])[0]).toBe(0)
    expect(valuesOf([anExaminedAnswer({ fabricated: true })])[0]).toBe(0)
    expect(valuesOf([anExaminedAnswer({ copied: 1 })])[0]).toBeCloseTo(0.4, 12)
  })

  it('row 8: voids an item for all whose references do not hold', () => {
    const flawed = scoreAnswers({ ...task, flaw: 'its references disagree' }, byMiner([anExaminedAnswer()]), aHistory(), recipe)
    expect(flawed.records[0]).toMatchObject({ outcome: 'withheld', value: 0, evidence: 0, truthValidity: 0 })
    expect(flawed.verdict).toMatchObject({ gate: { outcome: 'withheld' }, truth: { validity: 0, flagged: true } })
  })

  it('row 8: voids an item where nearly all proven miners agree on what its reference calls wrong', () => {
    const lyon = anExaminedAnswer({ answer: 'It is Lyon.', correctness: 0, contradicts: true, claims: ['lyon'] })
    const alsoLyon = anExaminedAnswer({ answer: 'Lyon', correctness: 0, contradicts: true, claims: ['lyon'] })
    const voided = [lyon, alsoLyon, lyon, lyon, anExaminedAnswer()]
    const outcome = (answers: readonly ExaminedAnswer[], proven: number) => scoreAll(answers, provenMiners(proven)).verdict.gate.outcome
    expect(outcome(voided, 5)).toBe('withheld')
    expect(outcome(voided, 2)).toBe('trusted') // too few who are proven
    expect(outcome([...voided, anExaminedAnswer()], 6)).toBe('trusted') // two of six say otherwise
    const scattered = ['Lyon', 'Nice', 'Lille', 'Brest'].map((answer) =>
      anExaminedAnswer({ answer, correctness: 0, contradicts: true, claims: [answer.toLowerCase()] }),
    )
    expect(outcome(scattered, 4)).toBe('trusted')
    for (const answer of ['', 'I do not know.', 'The AI in me says no.']) {
      const same = [1, 2, 3, 4].map(() => anExaminedAnswer({ answer, correctness: 0, claims: answer.includes('AI') ? ['ai'] : [] }))
      expect(outcome(same, 4), answer).toBe('trusted')
    }
  })

  it('regression 2 and row 23: has a recipe as data, of which no part can be lost, named by a hash that changes with any of its numbers', () => {
    expect(AnswerRecipe.parse(recipe)).toEqual(recipe)
    const hashes = [recipe, { ...recipe, speed: 0.04 }, { ...recipe, version: 'x' }].map(answerRecipeHash)
    expect(new Set(hashes).size).toBe(3)
    expect(() => AnswerRecipe.parse({ ...recipe, style: 0.21 })).toThrow()
    expect(() => AnswerRecipe.parse({ ...recipe, speed: 0.11 })).toThrow()
    const { echo: _, ...withoutEcho } = recipe // regression 2: no penalty can be lost silently
    expect(() => AnswerRecipe.parse(withoutEcho)).toThrow()
  })
})

describe('concludeAnswers', () => {
  const conclude = (answers: readonly ExaminedAnswer[], proven = {}) => concludeAnswers(task, byMiner(answers), aHistory(proven), recipe)

  it('orders answers by what each is worth by itself, and makes pairs of a good and a worse one', () => {
    const right = anExaminedAnswer()
    const poor = anExaminedAnswer({ answer: 'Perhaps it is Paris.', correctness: 0.4 })
    const wrong = anExaminedAnswer({ answer: 'It is Lyon.', correctness: 0, literal: 0, semantic: 0 })
    const empty = anExaminedAnswer({ answer: '', correctness: 0, literal: 0, semantic: 0 })
    const { order, pairs } = conclude([wrong, right, right, poor, empty])
    expect(order.map(({ responseId }) => responseId)).toEqual([1, 2, 3, 0, 4].map(minerOf))
    expect(order.map(({ consensusRank }) => consensusRank)).toEqual([1.5, 1.5, 3, 4.5, 4.5])
    expect(pairs.map(({ chosenId, rejectedId }) => [chosenId, rejectedId])).toEqual([
      [minerOf(1), minerOf(0)],
      [minerOf(1), minerOf(3)],
    ])
  })

  it('makes no pair of a void item', () => {
    const lyon = anExaminedAnswer({ answer: 'It is Lyon.', correctness: 0, contradicts: true, claims: ['lyon'] })
    expect(conclude([lyon, lyon, lyon, lyon, anExaminedAnswer()], provenMiners(5)).pairs).toEqual([])
  })

  it('keeps pairs apart by the declared margin, and their number bounded', () => {
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 40 }), (correctness) => {
        const answers = correctness.map((value, n) => anExaminedAnswer({ answer: `answer ${n}`, correctness: value }))
        const { pairs } = conclude(answers)
        expect(pairs.length).toBeLessThanOrEqual(recipe.pairs.most)
        for (const { margin } of pairs) expect(margin).toBeGreaterThanOrEqual(recipe.pairs.leastMargin)
      }),
    )
  })
})

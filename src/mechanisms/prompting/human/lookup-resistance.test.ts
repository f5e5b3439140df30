import { beforeAll, describe, expect, it } from 'vitest'
import { createRng } from '../../../core/rng.ts'
import { bm25Index } from '../../../text/bm25.ts'
import { sentences } from '../../../text/sentences.ts'
import type { Question } from '../question.ts'
import { questionAnswering } from '../question-answering/question-answering.ts'
import { builtInDocuments } from '../sources/built-in-sources.ts'
import { makeChallenge } from './make-challenge.ts'
import { drawPersona, drawQuestions } from './testing.ts'

/** Questions up to this difficulty take one step: what they ask stands in one document, which their clear wording names. */
const ONE_STEP = 0.35
const QUESTIONS = 150

describe('row 24: lookup', () => {
  const documents = builtInDocuments().map(({ snapshot }) => snapshot.text)
  const index = bm25Index(documents)
  let questions: Question[]
  beforeAll(async () => {
    const drawn = await drawQuestions(QUESTIONS * 3, [questionAnswering], 'lookup')
    questions = drawn.filter(({ difficulty, snapshots }) => difficulty <= ONE_STEP && snapshots.length === 1).slice(0, QUESTIONS)
  })
  const challengeTo = (question: Question, lambda: number, seed: number) =>
    makeChallenge(question, { persona: drawPersona(createRng(`who ${seed}`)), lambda, rng: createRng(`lookup ${seed}`) }).text
  const found = (challenge: string) => documents[index.rank(challenge)[0]?.index ?? -1] ?? ''

  /** Share of the challenges whose source ranks first. */
  const rankOneRate = (lambda: number) =>
    questions.filter((question, seed) => found(challengeTo(question, lambda, seed)) === question.snapshots[0]!.text).length /
    questions.length

  it('row 24: has a corpus of at least 300 documents and enough questions', () => {
    expect(documents.length).toBeGreaterThanOrEqual(300)
    expect(questions.length).toBeGreaterThanOrEqual(100)
  })

  it('row 24: finds the source first for at least 90 % of clear queries, and for at most 30 % at lambda 1', () => {
    const [clear, fuzzy] = [rankOneRate(0), rankOneRate(1)]
    expect(clear).toBeGreaterThanOrEqual(0.9)
    expect(fuzzy).toBeLessThanOrEqual(0.3)
  })

  it('row 24, 22: a miner that only looks up passes ever less with lambda, and at most 30 % at 1', async () => {
    const passRate = async (lambda: number) => {
      let passed = 0
      for (const [seed, question] of questions.entries()) {
        const challenge = challengeTo(question, lambda, seed)
        const said = sentences(found(challenge))
        const best = bm25Index(said).rank(challenge)[0]
        const { correctness } = await questionAnswering.verify(question, best ? said[best.index]! : '')
        if (correctness >= 0.5) passed++
      }
      return passed / questions.length
    }
    const [clear, half, fuzzy] = [await passRate(0), await passRate(0.5), await passRate(1)]
    expect(clear).toBeGreaterThan(half)
    expect(half).toBeGreaterThan(fuzzy)
    expect(fuzzy).toBeLessThanOrEqual(0.3)
  })
})

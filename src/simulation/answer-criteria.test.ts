import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRng } from '../core/rng.ts'
import { everyCriterion } from '../mechanisms/dojo/criteria.testing.ts'
import { answerMisfit } from '../protocol/answer-misfit.ts'
import { FurtherCriterion } from '../protocol/criteria.ts'
import type { Verdict } from '../protocol/judgment.ts'
import { answerCriteria } from './answer-criteria.ts'
import { aSimulatedTask } from './testing.ts'

const { presented: task } = aSimulatedTask({ size: 4 })
const ids = task.responses.map(({ id }) => id)
const verdict: Verdict = { kind: 'ranked', responses: Object.fromEntries(ids.map((id, n) => [id, { grade: 8 - n, rank: n + 1 }])) }

const answersTo = (criteria: FurtherCriterion[], said: Verdict = verdict) => {
  const answered = answerCriteria(said, { ...task, criteria }, createRng('a'))
  return answered.kind === 'ranked' ? answered.answers : undefined
}

describe('answerCriteria', () => {
  it('answers every kind as it was asked', () => {
    const pairs = everyCriterion({ required: true }).map((criterion) =>
      criterion.kind === 'pairwise' ? { ...criterion, pairs: [[ids[0]!, ids[1]!]] satisfies [string, string][] } : criterion,
    )
    const answers = answersTo(pairs)!
    for (const criterion of pairs)
      expect([criterion.id, answerMisfit(criterion, answers[criterion.id], ids)]).toEqual([criterion.id, undefined])
    expect(answers.duels).toEqual({ kind: 'pairwise', by: { [`${ids[0]} ${ids[1]}`]: 'first' } })
    expect(answers.looks).toEqual({ kind: 'rank', by: Object.fromEntries(ids.map((id, n) => [id, n + 1])) })
  })

  it('keeps to the bounds of words and of scales, whatever they are', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2000 }),
        fc.nat(1999),
        fc.integer({ min: -50, max: 50 }),
        fc.integer({ min: 1, max: 100 }),
        (min, more, low, steps) => {
          const text = {
            kind: 'text',
            id: 'why',
            question: 'Why?',
            about: 'task',
            minCharacters: min,
            maxCharacters: Math.min(2000, min + more),
          }
          const grade = { kind: 'grade', id: 'how', question: 'How?', min: low, max: low + steps, anchors: {} }
          const criteria = [text, grade].map((criterion) => FurtherCriterion.parse({ ...criterion, required: true }))
          const answers = answersTo(criteria)!
          for (const criterion of criteria) expect(answerMisfit(criterion, answers[criterion.id], ids)).toBeUndefined()
        },
      ),
    )
  })

  it('leaves a verdict alone where nothing is asked, or nothing can be judged', () => {
    expect(answerCriteria(verdict, task, createRng('a'))).toBe(verdict)
    const abstained: Verdict = { kind: 'cannot-judge', why: 'broken' }
    expect(answerCriteria(abstained, { ...task, criteria: everyCriterion({ required: true }).slice(0, 3) }, createRng('a'))).toBe(abstained)
  })
})

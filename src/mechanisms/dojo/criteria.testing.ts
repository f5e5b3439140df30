import fc from 'fast-check'
import { answerParts } from '../../protocol/answer-parts.ts'
import type { CriterionAnswer, CriterionAnswers, FurtherCriterion } from '../../protocol/criteria.ts'

/** As JSON is read. */
const PLAIN = { noNullPrototype: true } as const

const options = ['a', 'b', 'c'].map((id) => ({ id, label: `option ${id}` }))

/** One criterion of every kind, as a task whose responses are r1 to r4 asks them; more than a task may have at once. */
export function everyCriterion({ required }: { readonly required: boolean }): FurtherCriterion[] {
  return [
    { kind: 'rank', id: 'looks', question: 'Which looks best?', required },
    { kind: 'grade', id: 'clarity', question: 'How clear is it?', min: 0, max: 4, anchors: { '0': 'not at all' }, required },
    { kind: 'single-choice', id: 'certainty', question: 'How sure are you?', about: 'task', options, required },
    { kind: 'multi-choice', id: 'faults', question: 'What is wrong with it?', about: 'responses', options, required },
    {
      kind: 'pairwise',
      id: 'duels',
      question: 'Which of the two?',
      pairs: [
        ['r1', 'r2'],
        ['r4', 'r3'],
        ['r2', 'r4'],
      ],
      required,
    },
    { kind: 'text', id: 'why', question: 'Why?', about: 'task', minCharacters: 3, maxCharacters: 40, required },
    { kind: 'pins', id: 'places', question: 'Where?', required },
  ]
}

/** Whole answers to one criterion. */
export function wholeAnswer(criterion: FurtherCriterion, ids: readonly string[]): fc.Arbitrary<CriterionAnswer> {
  const by = <Value>(value: fc.Arbitrary<Value>) =>
    fc.record(Object.fromEntries(answerParts(criterion, ids).map((part) => [part, value] as const)), PLAIN)
  switch (criterion.kind) {
    case 'rank':
      return by(fc.integer({ min: 1, max: 16 })).map((ranks) => ({ kind: 'rank', by: ranks }))
    case 'grade':
      return by(fc.integer({ min: criterion.min, max: criterion.max })).map((grades) => ({ kind: 'grade', by: grades }))
    case 'single-choice':
      return by(fc.constantFrom(...criterion.options.map(({ id }) => id))).map((chosen) => ({ kind: 'single-choice', by: chosen }))
    case 'multi-choice':
      return by(fc.subarray(criterion.options.map(({ id }) => id))).map((chosen) => ({ kind: 'multi-choice', by: chosen }))
    case 'pairwise':
      return by(fc.constantFrom('first' as const, 'second' as const, 'tie' as const)).map((better) => ({ kind: 'pairwise', by: better }))
    case 'text': {
      const words = fc.string({
        minLength: criterion.minCharacters,
        maxLength: criterion.maxCharacters,
        unit: fc.constantFrom('x', 'é', 'ß'),
      })
      return by(words).map((texts) => ({ kind: 'text', by: texts }))
    }
    case 'pins': {
      const pin = fc.record(
        {
          x: fc.integer({ min: 0, max: 100 }),
          y: fc.integer({ min: 0, max: 100 }),
          note: fc.string({ maxLength: 20, unit: 'grapheme-ascii' }),
        },
        PLAIN,
      )
      return by(fc.array(pin, { minLength: 1, maxLength: 10 })).map((pins) => ({ kind: 'pins', by: pins }))
    }
  }
}

/** Whole answers to several criteria. */
export function wholeAnswers(criteria: readonly FurtherCriterion[], ids: readonly string[]): fc.Arbitrary<CriterionAnswers> {
  return fc.record(Object.fromEntries(criteria.map((criterion) => [criterion.id, wholeAnswer(criterion, ids)] as const)), PLAIN)
}

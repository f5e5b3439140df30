import { describe, expect, it } from 'vitest'
import type { CriterionAnswer, FurtherCriterion } from '../../../src/protocol/criteria.ts'
import { answerWords } from './answer-words.ts'

const labels = new Map([
  ['r1', 'A'],
  ['r2', 'B'],
])
const head = { id: 'one', question: 'What of it?', required: false }
const options = [
  { id: 'dull', label: 'Dull' },
  { id: 'long', label: 'Too long' },
]

describe('answerWords', () => {
  it.each<[string, FurtherCriterion, CriterionAnswer, string[]]>([
    ['places', { kind: 'rank', ...head }, { kind: 'rank', by: { r2: 1, r1: 2 } }, ['A: place 2', 'B: place 1']],
    ['grades', { kind: 'grade', ...head, min: 0, max: 4, anchors: {} }, { kind: 'grade', by: { r2: 3 } }, ['B: 3 of 4']],
    [
      'one option of the task',
      { kind: 'single-choice', ...head, about: 'task', options },
      { kind: 'single-choice', by: { task: 'dull' } },
      ['Dull'],
    ],
    [
      'several options, and none',
      { kind: 'multi-choice', ...head, about: 'responses', options },
      { kind: 'multi-choice', by: { r1: ['dull', 'long'], r2: [] } },
      ['A: Dull, Too long', 'B: none of these'],
    ],
    ['pairs', { kind: 'pairwise', ...head, pairs: [['r2', 'r1']] }, { kind: 'pairwise', by: { 'r2 r1': 'second' } }, ['B or A: A']],
    [
      'pairs of which neither is more',
      { kind: 'pairwise', ...head, pairs: [['r1', 'r2']] },
      { kind: 'pairwise', by: { 'r1 r2': 'tie' } },
      ['A or B: neither more than the other'],
    ],
    ['words', { kind: 'text', ...head, about: 'task', minCharacters: 1, maxCharacters: 9 }, { kind: 'text', by: { task: 'so' } }, ['“so”']],
    [
      'pins, with a note and without',
      { kind: 'pins', ...head },
      {
        kind: 'pins',
        by: {
          r1: [
            { x: 25.4, y: 50, note: 'grey' },
            { x: 0, y: 100, note: '' },
          ],
        },
      },
      ['A: 25 % from the left, 50 % from the top, “grey”; 0 % from the left, 100 % from the top'],
    ],
  ])('tells %s', (_, criterion, answer, words) => {
    expect(answerWords(criterion, answer, labels)).toEqual(words)
  })

  it('is empty where nothing was answered', () => {
    expect(answerWords({ kind: 'rank', ...head }, undefined, labels)).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import type { FurtherCriterion } from '../../../src/protocol/criteria.ts'
import { keysOf } from './keys-of.ts'

const ids = ['a', 'b', 'c', 'd']
const head = { id: 'x', question: 'How?', required: false }
const grade = (min: number, max: number): FurtherCriterion => ({ kind: 'grade', min, max, anchors: {}, ...head })

describe('keysOf', () => {
  it('gives every grade a digit, and 10 the 0', () => {
    const keys = keysOf(grade(1, 10), ids)
    expect(keys).toMatchObject({ kind: 'one', keys: { '1': 1, '9': 9, '0': 10 } })
    expect(keysOf(grade(0, 5), ids)).toMatchObject({ kind: 'one', keys: { '0': 0, '5': 5 } })
  })

  it('leaves scales with more grades than keys to their field', () => {
    for (const [min, max] of [
      [0, 10],
      [0, 100],
      [-3, 3],
    ] as const)
      expect(keysOf(grade(min, max), ids)).toEqual({ kind: 'focus' })
  })

  it('numbers options and places in their order', () => {
    const options = ['a', 'b', 'c'].map((id) => ({ id, label: id }))
    expect(keysOf({ kind: 'multi-choice', about: 'responses', options, ...head }, ids)).toEqual({
      kind: 'several',
      keys: { '1': 'a', '2': 'b', '3': 'c' },
    })
    expect(keysOf({ kind: 'rank', ...head }, ['a', 'b'])).toEqual({ kind: 'one', keys: { '1': 1, '2': 2 } })
  })
})

import { describe, expect, it } from 'vitest'
import type { PreferencePair, RawJudgment } from '../protocol/dataset.ts'
import { toRawJudgment } from './to-raw-judgment.ts'
import { toTrlPreference } from './to-trl-preference.ts'

const pair: PreferencePair = {
  prompt: 'Two\nlines \u2028 and "quotes"',
  chosen: 'a',
  rejected: 'b',
  margin: 1.5,
  agreement: 0.75,
  taskAgreement: null,
  trusted: false,
  simulated: true,
  provenance: {
    taskId: 'task-1',
    mechanism: 'dojo',
    mechanismVersion: '1',
    recipeHash: '0'.repeat(64),
    validator: 'v',
    domain: 'text',
    origin: 'import',
    chosenSource: 'A',
    rejectedSource: 'B',
    judgments: 3,
    simulatedJudgments: 3,
    scoredAt: '2026-01-01T00:00:00.000Z',
    epoch: 1,
  },
}
const judgment: RawJudgment = {
  taskId: 'task-1',
  judgmentId: 'j',
  miner: 'm',
  worker: 'w',
  simulated: false,
  responseId: 'r',
  responseSource: 'A',
  positionShown: 1,
  grade: 7,
  rank: 1,
  preferred: null,
  allBad: false,
  answers: { clarity: { kind: 'grade', by: { r: 3 } } },
  cannotJudge: null,
  activeMs: 1000,
  judgedAt: '2026-01-01T00:00:00.000Z',
  guidelines: null,
}

describe.each<[string, (row: never) => string, PreferencePair | RawJudgment]>([
  ['toTrlPreference', toTrlPreference, pair],
  ['toRawJudgment', toRawJudgment, judgment],
])('%s', (_, toLine, row) => {
  it('gives one line that reads back as the row', () => {
    const line = toLine(row as never)
    expect(line.split('\n')).toHaveLength(2)
    expect(JSON.parse(line)).toEqual(row)
  })

  it('has the same columns in the same order whatever it is given', () => {
    const shuffled = Object.fromEntries(Object.entries({ ...row, id: 'x' }).reverse())
    expect(toLine(shuffled as never)).toBe(toLine(row as never))
  })

  it('lets no NaN and no half row out', () => {
    expect(() => toLine({ ...row, margin: Number.NaN, activeMs: Number.NaN } as never)).toThrow()
    expect(() => toLine({ ...row, prompt: undefined, taskId: undefined } as never)).toThrow()
  })
})

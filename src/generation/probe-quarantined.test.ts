import { describe, expect, it } from 'vitest'
import { createRng } from '../core/rng.ts'
import type { EditFamily } from '../models/edit-family.ts'
import { drawSeed } from './draw-seed.ts'
import { makeAnswer } from './generate-responses.ts'
import { probeQuarantined } from './probe-quarantined.ts'
import { BUILT_IN_SEED_VALUES } from './seed-values.ts'
import type { TaskDraft } from './task-author.ts'
import { type Flaw, sketchAuthor, sketchSandbox, TestNonsense, TestOutage } from './testing.ts'

const pages = sketchSandbox()
const seed = drawSeed(BUILT_IN_SEED_VALUES, createRng('a seed'))

async function probe(families: readonly EditFamily[], { flaw, change = {} }: { flaw?: Flaw; change?: Partial<TaskDraft> } = {}) {
  const author = sketchAuthor({ flawOf: () => flaw })
  const draft = await author.draft(seed, [], createRng('a draft'))
  const making = { mostRepairs: 2, pages }
  const whole = { edits: [], tried: draft.instruction.requirements, ...making }
  const original = { ...(await makeAnswer(draft, whole, createRng('original'))), edits: 0 }
  return probeQuarantined({ ...draft, ...change }, { original, quarantined: new Set(families), ...making }, createRng('a probe'))
}

const failing = (error: Error) => async () => Promise.reject(error)

describe('probing families that are out of use', () => {
  it.each(['weaken', 'drop'] as const)('says that an edit shows where it does: %s', async (family) => {
    expect(await probe([family])).toEqual({ family, requirement: expect.stringMatching(/^part \d$/), shown: true })
  })

  it('says that one does not show, and why', async () => {
    expect(await probe(['weaken'], { flaw: 'edits-do-not-show' })).toMatchObject({
      family: 'weaken',
      shown: false,
      detail: expect.stringContaining('does not show'),
    })
  })

  it.each([
    ['no requirement takes such an edit', ['style'], {}],
    ['the edit says the same', ['weaken'], { deviate: async ({ words }: { words: string }) => words }],
    ['the edit is of no use', ['weaken'], { deviate: failing(new TestNonsense('nonsense')) }],
    ['the answer is of no use', ['weaken'], { answer: failing(new TestNonsense('nonsense')) }],
    [
      'the answer never runs',
      ['weaken'],
      { answer: async () => ({ content: '{"meets":[],"runs":false}', source: 's', log: [] }), repair: undefined },
    ],
  ] as const)('says nothing where %s', async (_, families, change) => {
    expect(await probe(families, { change: change as Partial<TaskDraft> })).toBeUndefined()
  })

  it('leaves an outage to whoever makes the attempt again', async () => {
    await expect(probe(['weaken'], { change: { answer: failing(new TestOutage('nobody there')) } })).rejects.toThrow('nobody there')
  })
})

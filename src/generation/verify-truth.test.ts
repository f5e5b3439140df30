import { describe, expect, it } from 'vitest'
import { createRng } from '../core/rng.ts'
import type { TextCheck } from '../sandbox/text-check.ts'
import type { RunAnswer } from './generate-responses.ts'
import type { InstructionEdit, InstructionRequirement, TaskDraft } from './task-author.ts'
import { verifyTruth } from './verify-truth.ts'

const check: TextCheck = { kind: 'text', says: [['anything']] }
const requirement = (name: string, checked = true): InstructionRequirement => ({
  name,
  kind: 'feature',
  words: `have ${name}`,
  families: [],
  ...(checked ? { check } : {}),
})

function aDraft(requirements: readonly InstructionRequirement[], compare?: TaskDraft['compare']): TaskDraft {
  return {
    instruction: { kind: 'text', domain: 'facts', title: 'a title', text: 'a text', requirements },
    deviate: async () => '',
    word: () => '',
    answer: async () => ({ content: '', source: 'a', log: [] }),
    ...(compare ? { compare } : {}),
  }
}

/** An answer that meets, when it is run, these requirements and not those. */
function anAnswer(edits: number, checks: Record<string, boolean>): RunAnswer {
  return { answer: { content: `${edits}`, source: 'a', log: [] }, edits, repairs: 0, run: { problems: [], checks, screenshot: null } }
}

const drop = (name: string): InstructionEdit => ({ family: 'drop', requirement: name, before: `have ${name}`, after: null })
const verify = (draft: TaskDraft, edits: readonly InstructionEdit[], answers: readonly RunAnswer[]) =>
  verifyTruth(draft, { edits, answers }, createRng('verify'))
const ab = aDraft([requirement('a'), requirement('b')])

describe('verifyTruth', () => {
  it('takes a chain whose every edit shows, and says by what each was found', async () => {
    const answers = [anAnswer(0, { a: true, b: true }), anAnswer(1, { a: false, b: true }), anAnswer(2, { a: false, b: false })]
    expect(await verify(ab, [drop('a'), drop('b')], answers)).toEqual({
      pairs: [
        { better: 0, worse: 1, edits: [{ family: 'drop', requirement: 'a', by: 'execution' }] },
        { better: 1, worse: 2, edits: [{ family: 'drop', requirement: 'b', by: 'execution' }] },
      ],
    })
  })

  it('refuses where the unedited answer does not meet what was asked', async () => {
    const answers = [anAnswer(0, { a: true, b: false }), anAnswer(1, { a: false, b: false })]
    expect(await verify(ab, [drop('a')], answers)).toMatchObject({ pairs: [], rejection: { reason: 'original-fails' } })
  })

  it('refuses where a degraded answer still meets what was taken away, and names the family of the edit', async () => {
    const answers = [anAnswer(0, { a: true, b: true }), anAnswer(1, { a: true, b: true })]
    expect(await verify(ab, [drop('a')], answers)).toMatchObject({ pairs: [], rejection: { reason: 'not-worse', family: 'drop' } })
  })

  it('refuses where the answer before had already failed what the edit took away: the edit adds nothing', async () => {
    const answers = [anAnswer(0, { a: true, b: true }), anAnswer(1, { a: false, b: false }), anAnswer(2, { a: false, b: false })]
    expect(await verify(ab, [drop('a'), drop('b')], answers)).toMatchObject({ rejection: { reason: 'not-worse' } })
  })

  it('keeps what was found before the edit that does not show, those of the same answer too', async () => {
    const abc = aDraft(['a', 'b', 'c'].map((name) => requirement(name)))
    const answers = [
      anAnswer(0, { a: true, b: true, c: true }),
      anAnswer(1, { a: false, b: true, c: true }),
      anAnswer(3, { a: false, b: false, c: true }),
    ]
    expect(await verify(abc, [drop('a'), drop('b'), drop('c')], answers)).toMatchObject({
      pairs: [
        { better: 0, worse: 1, edits: [{ requirement: 'a' }] },
        { better: 1, worse: 2, edits: [{ requirement: 'b' }] },
      ],
      rejection: { reason: 'not-worse', detail: expect.stringContaining('"c" does not show') },
    })
  })

  it('refuses where an answer with more edits meets again what one with fewer failed: neither is worse in all', async () => {
    const answers = [anAnswer(0, { a: true, b: true }), anAnswer(1, { a: false, b: true }), anAnswer(2, { a: true, b: false })]
    expect(await verify(ab, [drop('a'), drop('b')], answers)).toMatchObject({ rejection: { reason: 'not-worse' } })
  })

  it.each([
    [0.9, 10, true],
    [1, 4, true],
    [0.89, 10, false],
    [1, 0, false],
  ])('asks a panel where a requirement cannot be run: %f of %i votes', async (first, votes, taken) => {
    const draft = aDraft([requirement('a', false), requirement('b')], async () => ({ first, votes, log: ['a judge: first: it has a'] }))
    const result = await verify(draft, [drop('a')], [anAnswer(0, { b: true }), anAnswer(1, { b: true })])
    const edit = { family: 'drop', requirement: 'a', by: 'panel', votes, log: ['a judge: first: it has a'] }
    if (taken) expect(result).toEqual({ pairs: [{ better: 0, worse: 1, edits: [edit] }] })
    else expect(result).toMatchObject({ rejection: { reason: 'panel-undecided', family: 'drop', log: edit.log } })
  })

  it('refuses where a requirement cannot be run and there is no panel', async () => {
    const draft = aDraft([requirement('a', false), requirement('b')])
    expect(await verify(draft, [drop('a')], [anAnswer(0, { b: true }), anAnswer(1, { b: true })])).toMatchObject({
      rejection: { reason: 'panel-undecided' },
    })
  })
})

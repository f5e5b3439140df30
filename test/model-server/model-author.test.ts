import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRng } from '../../src/core/rng.ts'
import { createModelAuthor } from '../../src/generation/model-author.ts'
import { miniAppBriefs } from '../../src/models/mini-apps/mini-app-brief.ts'
import { MINI_APP_FAMILIES } from '../../src/models/mini-apps/mini-app-families.ts'
import { type ModelServer, startModelServer } from './start-model-server.ts'
import { draftBy, failureOf, firstEdit, openTestPool, SEED } from './testing.ts'

let server: ModelServer
beforeAll(async () => {
  server = await startModelServer({ families: MINI_APP_FAMILIES.map(miniAppBriefs) })
})
afterAll(() => server.close())

describe('language models as an author', () => {
  it('write an instruction for a seed, after examples, with a check for each requirement', async () => {
    const { instruction } = await draftBy(server, 'good')
    expect(instruction.requirements.length).toBeGreaterThanOrEqual(5)
    for (const { words, check, families } of instruction.requirements) {
      expect(instruction.text).toContain(`- ${words}`)
      expect(check).toBeDefined()
      expect(families.length).toBeGreaterThan(0)
    }
    const asked = server.requests.at(-1)!.messages[1]!.content
    for (const part of ['a small quiz', 'my grandparents', 'Much to do.', 'It is quick.', 'An earlier request.'])
      expect(asked).toContain(part)
  })

  it('edit one sentence and leave the others as they are', async () => {
    const draft = await draftBy(server, 'good')
    const edit = await firstEdit(draft)
    expect(edit.after).not.toBe(edit.before)
    expect(draft.word([edit])).toBe(draft.instruction.text.replace(edit.before, edit.after!))
    expect(draft.word([{ ...edit, after: null }])).toBe(draft.instruction.text.replace(`- ${edit.before}\n`, ''))
  })

  it('answer the request and its edited versions by one and the same model, the plan kept out of the answer', async () => {
    const draft = await draftBy(server, 'good', 'good/2', 'good/3')
    const original = await draft.answer([], createRng('original'))
    const edited = await draft.answer([await firstEdit(draft)], createRng('edited'))
    expect(edited.source).toBe(original.source)
    expect(edited.content).not.toBe(original.content)
    expect(original.content).toMatch(/^<!doctype html>[\s\S]*<\/html>$/i)
    expect(original.content).not.toContain('One part for each sentence')
    expect(original.log).toEqual([
      expect.stringMatching(/^good(\/\d)?, temperature [\d.]+, top-p [\d.]+: \d+ \+ \d+ tokens, \$0\.000000, 0 ms$/),
      'plan: One part for each sentence of the request.',
    ])
  })

  it('mend an answer with what was found, by the model that wrote it', async () => {
    const draft = await draftBy(server, 'good', 'good/2')
    const answer = await draft.answer([], createRng('original'))
    const mended = await draft.repair!(answer, [], ['script error: x is not defined'], createRng('repair'))
    expect(mended.source).toBe(answer.source)
    expect(mended.log[2]).toBe('mended for: script error: x is not defined')
    expect(server.requests.at(-1)!.messages[1]!.content).toContain(`${draft.instruction.text}\n\n---\n`)
    expect(server.requests.at(-1)!.messages[1]!.content).toContain('- script error: x is not defined')
  })

  it('have an experimental answer by another model', async () => {
    const draft = await draftBy(server, 'good', 'good/2')
    const answer = await draft.answer([], createRng('original'))
    expect((await draft.experiment!(createRng('experiment'))).source).not.toBe(answer.source)
  })

  it('have neither judges nor experiments with one model alone', async () => {
    const draft = await draftBy(server, 'good')
    expect(draft).not.toHaveProperty('compare')
    expect(draft).not.toHaveProperty('experiment')
    expect(draft).not.toHaveProperty('field')
  })

  it('answer as a field of models with and without a standing', async () => {
    const standing = { score: 1200, uncertainty: 15 }
    const models = [{ model: 'good/1', standing }, { model: 'good/2', standing: { ...standing, score: 1100 } }, { model: 'good/3' }]
    const { pool } = openTestPool(server.url, models, { leaderboard: { name: 'a board', date: '2026-01-01' } })
    const draft = await createModelAuthor(pool).draft(SEED, [], createRng('draft'))
    const { leaderboard, answers } = await draft.field!(createRng('field'))
    expect(leaderboard).toEqual({ name: 'a board', date: '2026-01-01' })
    expect(answers.map(({ answer, standing }) => [answer.source, standing?.score]).sort()).toEqual([
      ['good/1', 1200],
      ['good/2', 1100],
      ['good/3', undefined],
    ])
  })
})

describe('what a model writes instead of an instruction', () => {
  it.each(['wrong-json', 'wrong-schema', 'prompt-echo', 'refusal', 'refusal-in-words', 'cut-off', 'empty', 'megabyte'])(
    'is refused for good: %s',
    async (model) => {
      expect(await failureOf(draftBy(server, model))).toMatchObject({ code: 'unusable-answer', retryable: false })
    },
  )

  it.each(['server-error', 'rate-limit'])('is an outage for now: %s', async (model) => {
    expect(await failureOf(draftBy(server, model))).toMatchObject({ code: 'model-outage', retryable: true })
  })

  it('may stand in a fence', async () => {
    expect((await draftBy(server, 'fenced-json')).instruction.title).not.toBe('')
  })

  it('is refused where a requirement lacks a check and nobody could judge it', async () => {
    await draftBy(server, 'good')
    const written = JSON.parse((await wordsOfServer()) ?? '')
    written.requirements[2].check = null
    server.say(JSON.stringify(written))
    expect(await failureOf(draftBy(server, 'good'))).toMatchObject({ code: 'unusable-draft' })
    server.say(JSON.stringify(written))
    expect((await draftBy(server, 'good', 'good/2')).instruction.requirements[2]).not.toHaveProperty('check')
    written.requirements[2].check = { kind: 'text', says: [['x']] }
    server.say(JSON.stringify(written))
    expect(await failureOf(draftBy(server, 'good', 'good/2'))).toMatchObject({ code: 'unusable-draft' })
  })

  it('offers only kinds that can be run, and others are refused', async () => {
    const { pool } = openTestPool(server.url, [{ model: 'good' }])
    const draft = createModelAuthor(pool, undefined, ['text', 'code']).draft(SEED, [], createRng('draft'))
    expect(await failureOf(draft)).toMatchObject({
      code: 'unusable-draft',
      message: expect.stringContaining('expected a request for text or code, got html'),
    })
    expect(server.requests.at(-1)!.messages[0]!.content).not.toContain('- "html"')
  })
})

/** What the server's own mind answers to the last request for an instruction. */
async function wordsOfServer(): Promise<string | undefined> {
  const last = server.requests.at(-1)!
  const reply = await fetch(`${server.url}/chat/completions`, { method: 'POST', body: JSON.stringify(last) })
  const { choices } = (await reply.json()) as { choices: { message: { content: string } }[] }
  return choices[0]?.message.content
}

describe('what a model writes instead of an answer', () => {
  it.each([
    ['refusal-in-words', 'unusable-draft'],
    ['prompt-echo', 'unusable-answer'],
    ['empty', 'unusable-answer'],
    ['megabyte', 'unusable-answer'],
    ['injection', 'unusable-draft'],
  ] as const)('is refused: %s', async (behaviour, code) => {
    const draft = await draftBy(server, 'good')
    server.script(behaviour)
    expect(await failureOf(draft.answer([], createRng('answer')))).toMatchObject({ code, retryable: false })
  })

  it('is handed on as it is where only running it can tell: hostile, or not worse', async () => {
    const draft = await draftBy(server, 'good')
    server.script('hostile-page')
    expect((await draft.answer([], createRng('answer'))).content).toContain('parent.document')
    const edit = await firstEdit(draft)
    const original = await draft.answer([], createRng('original'))
    server.script('not-worse')
    expect((await draft.answer([edit], createRng('edited'))).content).toBe(original.content)
    server.script('fails-own-checks')
    expect((await draft.answer([], createRng('answer'))).content).not.toBe(original.content)
  })
})

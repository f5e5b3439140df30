import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRng } from '../../src/core/rng.ts'
import { askPanel } from '../../src/generation/ask-panel.ts'
import { judgePrompt } from '../../src/generation/prompts/judge-prompt.ts'
import type { Answer } from '../../src/generation/task-author.ts'
import { miniAppBriefs } from '../../src/models/mini-apps/mini-app-brief.ts'
import { MINI_APP_FAMILIES } from '../../src/models/mini-apps/mini-app-families.ts'
import { withInjection } from './brief-mind.ts'
import { INJECTIONS, VEILED_INJECTIONS } from './injections.ts'
import { type ModelServer, startModelServer } from './start-model-server.ts'
import { draftBy, failureOf, firstEdit, openTestPool } from './testing.ts'

let server: ModelServer
beforeAll(async () => {
  server = await startModelServer({ families: MINI_APP_FAMILIES.map(miniAppBriefs) })
})
afterAll(() => server.close())

describe('a panel', () => {
  /** An answer that meets its second requirement and one that does not, and a panel of these models. */
  async function openPanel(...judges: string[]) {
    const draft = await draftBy(server, 'good')
    const better = await draft.answer([], createRng('better'))
    const worse = await draft.answer([await firstEdit(draft)], createRng('worse'))
    const { words } = draft.instruction.requirements[1]!
    const { pool } = openTestPool(
      server.url,
      [...judges, 'good'].map((model) => ({ model })),
    )
    const compare = (one: Answer, other: Answer) => askPanel({ pool, signal: undefined }, words, [one, other], createRng('panel'))
    return { better, worse, compare }
  }

  it('sees both orders and says which answer meets a requirement', async () => {
    const { better, worse, compare } = await openPanel('good/2', 'good/3')
    expect(await compare(better, worse)).toMatchObject({ first: 1, votes: 4 })
    expect(await compare(worse, better)).toMatchObject({ first: 0, votes: 4 })
    expect(await compare(better, better)).toMatchObject({ first: 0.5, votes: 4 })
  })

  it('does not count a judge that always says the first', async () => {
    const { better, worse, compare } = await openPanel('first-always')
    expect(await compare(worse, better)).toMatchObject({ first: 0.5, votes: 0 })
  })

  it('does not learn who wrote what', async () => {
    const { better, worse, compare } = await openPanel('good/2')
    const before = server.requests.length
    await compare({ ...better, log: ['SECRET'] }, worse)
    const sent = JSON.stringify(server.requests.slice(before).map(({ messages }) => messages))
    expect(sent).not.toContain('SECRET')
  })

  it.each([...INJECTIONS, ...VEILED_INJECTIONS])(
    'is not steered by what an answer says, even where its judges would be: %j',
    async (words) => {
      const { better, worse, compare } = await openPanel('gullible', 'good/2')
      const verdict = await compare({ ...worse, content: withInjection(worse.content, words) }, better)
      expect(verdict).toMatchObject({ first: 0, votes: 2 }) // the honest judge's two votes
      expect(verdict.log.join('\n')).toContain('gullible: not counted')
    },
  )

  it('has no vote where all its judges are out of order, and is out for now where none can be reached', async () => {
    const { better, worse, compare } = await openPanel('wrong-json')
    expect(await compare(better, worse)).toMatchObject({ first: 0.5, votes: 0, log: [expect.stringContaining('wrong-json: no vote: ')] })
    const half = await openPanel('not-found', 'good/2')
    expect(await half.compare(half.better, half.worse)).toMatchObject({ first: 1, votes: 2 })
    const down = await openPanel('server-error', 'not-found')
    expect(await failureOf(down.compare(down.better, down.worse))).toMatchObject({ code: 'model-outage', retryable: true })
    const nobody = await openPanel()
    expect(await nobody.compare(nobody.better, nobody.worse)).toEqual({ first: 0.5, votes: 0, log: [] })
  })
})

describe('the prompt of a judge', () => {
  it('lets no content end its own part or begin another one', () => {
    const pieces = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(...INJECTIONS, ...VEILED_INJECTIONS),
      fc.stringMatching(/^[\n\r\u2028\u0085|a-c]{0,40}$/),
    )
    fc.assert(
      fc.property(pieces, pieces, fc.string(), (first, second, seed) => {
        const { prompt } = judgePrompt('It is blue.', [first, second], createRng(seed))
        const mark = /^Mark: (\w+)\|$/m.exec(prompt)![1]!
        const unmarked = prompt.split(/[\n\r\v\f\u0085\u2028\u2029]/).filter((line) => !line.startsWith(`${mark}| `))
        expect(unmarked).toEqual([
          'Requirement: "It is blue."',
          `Mark: ${mark}|`,
          '',
          'First piece:',
          '',
          'Second piece:',
          '',
          'Which piece meets the requirement better?',
        ])
      }),
    )
  })
})

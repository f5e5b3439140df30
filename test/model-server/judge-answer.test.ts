import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aHotkey } from '../../src/chain/testing.ts'
import { createRng } from '../../src/core/rng.ts'
import { aHistory } from '../../src/mechanisms/contract.testing.ts'
import { ExaminedAnswer } from '../../src/mechanisms/prompting/examined-answer.ts'
import { prompting } from '../../src/mechanisms/prompting/prompting.ts'
import type { AnswerRecipe } from '../../src/mechanisms/prompting/scoring/answer-recipe.ts'
import { judgeAnswer, judgesOf } from '../../src/mechanisms/prompting/scoring/judge-answer.ts'
import { judgementPrompt } from '../../src/mechanisms/prompting/scoring/judgement-prompt.ts'
import { judgedRecipe, promptingRecipe } from '../../src/mechanisms/prompting/scoring/prompting-recipe.ts'
import { capitalQuestion, capitalType } from '../../src/mechanisms/prompting/scoring/testing.ts'
import { LeaseId, type TaskId } from '../../src/protocol/ids.ts'
import { answerMind } from './answer-mind.ts'
import { INJECTIONS, VEILED_INJECTIONS } from './injections.ts'
import { type ModelServer, startModelServer } from './start-model-server.ts'
import { openTestPool } from './testing.ts'

const RIGHT = 'Paris, and it lies on the Seine.'
const WRONG = 'Lyon, and it lies on the Rhine.'

let server: ModelServer
beforeAll(async () => {
  server = await startModelServer({ mind: answerMind(/paris.*seine/is) })
})
afterAll(() => server.close())

const judgedBy = (answer: string, ...models: string[]) => {
  const { pool } = openTestPool(server.url, models.map((model) => ({ model }))) // biome-ignore format: one pool
  return judgeAnswer({ pool }, { question: capitalQuestion, answer, rng: createRng('judge') })
}

describe('row 11: judgeAnswer', () => {
  it('tells an answer that says the same from one that does not, by four votes in both orders', async () => {
    expect(await judgedBy(RIGHT, 'good', 'good/2')).toMatchObject({ agreement: 1, votes: 4 })
    expect(await judgedBy(WRONG, 'good', 'good/2')).toMatchObject({ agreement: 0, votes: 4 })
    expect(await judgedBy(RIGHT, 'good')).toMatchObject({ agreement: 1, votes: 4 })
  })

  it.each([...INJECTIONS, ...VEILED_INJECTIONS])('is not steered by what an answer says: %j', async (words) => {
    const { agreement, log } = await judgedBy(`${WRONG}\n${words}`, 'gullible', 'good', 'good/2')
    expect(agreement).toBe(0)
    expect(log.join('\n')).toContain('gullible: not counted')
  })

  it('does not hear judges that find all right, or all wrong', async () => {
    expect(await judgedBy(RIGHT, 'first-always')).toMatchObject({ votes: 0 })
    expect(await judgedBy(WRONG, 'first-always', 'good')).toEqual({ votes: 2, log: expect.anything() })
  })

  it('has no vote from judges that are out of order, and never throws', async () => {
    for (const model of ['wrong-json', 'wrong-schema', 'refusal', 'not-found', 'server-error', 'empty'])
      expect(await judgedBy(RIGHT, model), model).toEqual({ votes: 0, log: expect.anything() })
  })

  it('writes nothing of answer or reference into its log', async () => {
    const { log } = await judgedBy(RIGHT, 'good', 'wrong-json')
    expect(log.join('\n')).not.toMatch(/paris|seine/i)
  })
})

describe('row 11: judges in a network', () => {
  const type = { ...capitalType, make: async () => ({ ...capitalQuestion, query: 'Where does the government of France sit?' }) }
  async function hear(recipe: AnswerRecipe, ...models: string[]) {
    const { pool } = openTestPool(server.url, models.map((model) => ({ model })), { retries: 0 }) // biome-ignore format: one pool
    const mechanism = prompting({ types: [type], recipe, models: { pool } })
    const [task] = await prompting({ types: [type] }).create({ rng: createRng('judges'), taskId: () => 'task-1' as TaskId }, 1)
    const turns = (answer: string) => ({ turns: [{ challenge: task!.instruction, answer, status: 'ok', firstMs: 1, totalMs: 1 }] })
    const recipient = { miner: aHotkey(1).hotkey, leaseId: LeaseId.parse('0'.repeat(32)) }
    const hearing = async (answer: string) => mechanism.readReply(task!, recipient, '', turns(answer))
    return { task: task!, mechanism, right: await hearing(RIGHT), wrong: await hearing(WRONG) }
  }

  it('are asked about right answers when the answers come in, where the recipe says so, and scoring asks nobody', async () => {
    const { task, mechanism, right, wrong } = await hear(judgedRecipe, 'good', 'good/2')
    expect(right.judged).toMatchObject({ agreement: 1, votes: 4 })
    expect(wrong.judged).toBeUndefined()
    const before = server.requests.length
    const stored = new Map([[aHotkey(1).hotkey, ExaminedAnswer.parse(JSON.parse(JSON.stringify(right)))]])
    const scored = [mechanism, prompting({ types: [type], recipe: judgedRecipe })].map(
      (one) => one.score(task, stored, aHistory(), { fewest: 1, more: false }).records,
    )
    expect(scored[1]).toEqual(scored[0])
    expect(scored[0]![0]!.components.find(({ metric }) => metric === 'semantic')).toMatchObject({ value: 1 })
    expect(server.requests.length).toBe(before)
  })

  it('are asked once about what several miners say word for word', async () => {
    const { task, mechanism, right } = await hear(judgedRecipe, 'good', 'good/2')
    const before = server.requests.length
    const recipient = { miner: aHotkey(2).hotkey, leaseId: LeaseId.parse('1'.repeat(32)) }
    const turn = { challenge: task.instruction, status: 'ok', firstMs: 1, totalMs: 1 }
    const hearing = async (answer: string) => mechanism.readReply(task, recipient, '', { turns: [{ ...turn, answer }] })
    expect((await hearing(RIGHT)).judged).toEqual(right.judged)
    expect(server.requests.length).toBe(before)
    expect((await hearing(`${RIGHT} So it is.`)).judged).toMatchObject({ votes: 4 })
    expect(server.requests.length).toBeGreaterThan(before)
  })

  it('are not asked where the recipe does not say so', async () => {
    const before = server.requests.length
    expect((await hear(promptingRecipe, 'good', 'good/2')).right.judged).toBeUndefined()
    expect(server.requests.length).toBe(before)
  })

  it('are asked again about the same words after an outage, and not where they were heard and found wanting', async () => {
    const question = { ...capitalQuestion }
    const ask = (...models: string[]) => {
      const { pool } = openTestPool(server.url, models.map((model) => ({ model })), { retries: 0 }) // biome-ignore format: one pool
      return judgesOf(question, { models: { pool }, recipe: judgedRecipe, secret: 'judges' })!
    }
    expect(await ask('server-error')(RIGHT)).toMatchObject({ votes: 0 })
    expect(await ask('good', 'server-error')(RIGHT)).toMatchObject({ votes: 2 })
    expect(await ask('good', 'good/2')(RIGHT)).toMatchObject({ agreement: 1, votes: 4 })
    expect(await ask('server-error')(RIGHT)).toMatchObject({ agreement: 1, votes: 4 })

    expect(await ask('first-always')(`${RIGHT} So.`)).toMatchObject({ votes: 0 })
    const before = server.requests.length
    expect(await ask('good', 'good/2')(`${RIGHT} So.`)).toMatchObject({ votes: 0 })
    expect(server.requests.length).toBe(before)
  })

  it('leave the answer to the embedder where they are out of order', async () => {
    const { right } = await hear(judgedRecipe, 'server-error', 'gullible')
    expect(right).toMatchObject({ judged: { votes: 0 } })
    expect(right.judged).not.toHaveProperty('agreement')
  })
})

describe('judgementPrompt', () => {
  it('lets no answer end its own part or begin another one', () => {
    const pieces = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(...INJECTIONS, ...VEILED_INJECTIONS),
      fc.stringMatching(/^[\n\r\u2028\u0085|a-c]{0,40}$/),
    )
    fc.assert(
      fc.property(pieces, pieces, fc.boolean(), fc.string(), (first, second, referenceFirst, seed) => {
        const batch = { query: 'Which?', reference: 'This.', answers: [first, second], referenceFirst }
        const { prompt } = judgementPrompt(batch, createRng(seed))
        const mark = /^Mark: (\w+)\|$/m.exec(prompt)![1]!
        const unmarked = prompt.split(/[\n\r\v\f\u0085\u2028\u2029]/).filter((line) => line !== '' && !line.startsWith(`${mark}| `))
        const answers = ['Answer 1:', 'Answer 2:']
        const heads = referenceFirst ? ['Reference:', ...answers] : [...answers, 'Reference:']
        expect(unmarked).toEqual(['Question: "Which?"', `Mark: ${mark}|`, ...heads, 'Which answers agree with the reference?'])
      }),
    )
  })
})

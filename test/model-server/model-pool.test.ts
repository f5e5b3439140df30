import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { createRng } from '../../src/core/rng.ts'
import { type ModelServer, startModelServer } from './start-model-server.ts'
import { failureOf, NOON, openTestPool, QUESTION } from './testing.ts'

let server: ModelServer
beforeAll(async () => {
  server = await startModelServer()
})
afterAll(() => server.close())

const Colour = z.object({ colour: z.string(), share: z.number().default(1) })
const question = (seed = 'a') => ({ ...QUESTION, rng: createRng(seed) })

describe('a pool', () => {
  it('gets a text, with what it took', async () => {
    const { pool, log } = openTestPool(server.url, [
      { model: 'good', usdPerMillion: { prompt: 1, completion: 2 }, temperature: [0.3, 0.3], topP: [0.8, 0.8] },
    ])
    server.say('Blue.')
    const answer = await pool.generate(question())
    const promptTokens = Math.ceil(QUESTION.system.length / 4) + Math.ceil('Which colour?'.length / 4) // as the server counts
    expect(answer).toMatchObject({ output: 'Blue.', model: 'good', temperature: 0.3, topP: 0.8, promptTokens, completionTokens: 2 })
    expect(answer.costUsd).toBeCloseTo((promptTokens + 2 * 2) / 1e6, 12)
    expect(log.calls).toEqual([{ model: 'good', purpose: 'answer', atMs: NOON, promptTokens, completionTokens: 2, costUsd: answer.costUsd, ms: 0, outcome: 'answered' }]) // biome-ignore format: one row
    expect(server.requests.at(-1)).toMatchObject({
      temperature: 0.3,
      top_p: 0.8,
      max_tokens: 16_000,
      messages: [{ role: 'system', content: QUESTION.system }, { role: 'user' }],
    })
  })

  it('gets an object by its JSON schema, defaults filled in', async () => {
    const { pool } = openTestPool(server.url, [{ model: 'good' }])
    server.say('{"colour": "blue"}')
    expect((await pool.generate({ ...question(), schema: Colour })).output).toEqual({ colour: 'blue', share: 1 })
    expect(server.requests.at(-1)?.response_format).toMatchObject({
      type: 'json_schema',
      json_schema: { name: 'answer', schema: { type: 'object', required: ['colour'] } },
    })
  })

  it('asks for plain JSON where the endpoint takes no schema, and checks it all the same', async () => {
    const { pool } = openTestPool(server.url, [{ model: 'good', structuredOutputs: false }])
    server.say('{"colour": "blue"}', '{"colour": 5}')
    expect((await pool.generate({ ...question(), schema: Colour })).output.colour).toBe('blue')
    expect(server.requests.at(-1)?.response_format).toEqual({ type: 'json_object' })
    expect(await failureOf(pool.generate({ ...question(), schema: Colour }))).toMatchObject({ code: 'unusable-answer' })
  })

  it('takes JSON out of prose and fences', async () => {
    const { pool } = openTestPool(server.url, [{ model: 'fenced-json' }])
    server.say('{"colour": "blue"}')
    expect((await pool.generate({ ...question(), schema: Colour })).output.colour).toBe('blue')
  })

  it('draws temperature and top-p from their ranges, the same for the same stream', async () => {
    const { pool } = openTestPool(server.url, [{ model: 'good', temperature: [0.2, 0.4], topP: [0.5, 0.9] }])
    const answers = []
    for (const seed of ['a', 'b', 'c', 'd', 'a']) {
      server.say('Blue.')
      answers.push(await pool.generate(question(seed)))
    }
    for (const { temperature, topP } of answers) {
      expect(temperature).toBeGreaterThanOrEqual(0.2)
      expect(temperature).toBeLessThanOrEqual(0.4)
      expect(topP).toBeGreaterThanOrEqual(0.5)
      expect(topP).toBeLessThanOrEqual(0.9)
    }
    expect(new Set(answers.map(({ temperature }) => temperature)).size).toBe(4)
    expect(answers[4]).toMatchObject({ temperature: answers[0]!.temperature, topP: answers[0]!.topP })
  })

  it('has no more calls under way than a model may have', async () => {
    const own = await startModelServer({ slowMs: 30 })
    const { pool } = openTestPool(own.url, [{ model: 'slow', concurrency: 3 }])
    own.say(...Array.from({ length: 9 }, () => 'Blue.'))
    await Promise.all(Array.from({ length: 9 }, (_, n) => pool.generate(question(String(n)))))
    expect(own.mostAtOnce()).toBeLessThanOrEqual(3)
    expect(own.mostAtOnce()).toBeGreaterThan(1)
    await own.close()
  })
})

describe('the budget', () => {
  it('stops a call before it is made', async () => {
    const { pool, clock } = openTestPool(server.url, [{ model: 'good', maxTokens: 1000 }], { tokensPerDay: 1620 })
    server.say('Blue.')
    await pool.generate(question())
    const before = server.requests.length
    expect(await failureOf(pool.generate({ ...question(), prompt: 'Which colour? '.repeat(20) }))).toMatchObject({ code: 'model-budget', retryable: true, untilMs: NOON + 12 * 3600_000 }) // biome-ignore format: one line
    expect(server.requests).toHaveLength(before)
    expect(pool.healthy()).toEqual(['good'])
    clock.advance(12 * 3600_000)
    server.say('Blue.')
    expect((await pool.generate({ ...question(), prompt: 'Which colour? '.repeat(20) })).output).toBe('Blue.')
  })

  it('counts every attempt: a cut line may have been billed', async () => {
    const { pool, log } = openTestPool(server.url, [{ model: 'good', maxTokens: 1000 }], { tokensPerDay: 2500 })
    server.script('cut', 'cut', 'cut')
    server.say('Blue.', 'Blue.', 'Blue.')
    expect(await failureOf(pool.generate(question()))).toMatchObject({ code: 'model-budget' })
    expect(log.calls.map(({ outcome }) => outcome)).toEqual(['model-outage'])
  })
})

describe('sampling', () => {
  it('gives no model more than its share over 1,000 draws, whatever the others do', () => {
    const { pool } = openTestPool(server.url, [
      { model: 'a', share: 0.5 },
      { model: 'b', share: 0.35 },
      { model: 'c', share: 0.25 },
    ])
    const rng = createRng('thousand')
    const counts: Record<string, number> = {}
    for (let n = 0; n < 1000; n++) {
      const name = pool.sample(rng, { purpose: 'answer' })
      counts[name] = (counts[name] ?? 0) + 1
    }
    expect(counts.a).toBeLessThanOrEqual(500)
    expect(counts.b).toBeLessThanOrEqual(350)
    expect(counts.c).toBeLessThanOrEqual(250)
  })

  it('says of each model why it cannot be asked', () => {
    const { pool } = openTestPool(server.url, [
      { model: 'a', share: 0.5 },
      { model: 'b', share: 0.5 },
    ])
    const rng = createRng('why')
    expect(pool.sample(rng, { purpose: 'answer', exclude: ['a'] })).toBe('b')
    expect(() => pool.sample(rng, { purpose: 'answer', exclude: ['a'] })).toThrow('got none (a: ruled out; b: at its share)')
  })
})

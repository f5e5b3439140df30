import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import type { BaseError } from '../../src/core/base-error.ts'
import { createRng } from '../../src/core/rng.ts'
import { type ModelServer, startModelServer } from './start-model-server.ts'
import { failureOf, openTestPool, QUESTION } from './testing.ts'

let server: ModelServer
beforeAll(async () => {
  server = await startModelServer()
})
afterAll(() => server.close())

const Colour = z.object({ colour: z.string(), share: z.number().default(1) })
const question = (seed = 'a') => ({ ...QUESTION, rng: createRng(seed) })

describe('a model that fails for a while', () => {
  it.each(['rate-limit', 'server-error', 'cut', 'no-choices', 'html-page-instead'] as const)(
    'is asked again after %s',
    async (behaviour) => {
      const { pool, waits, log } = openTestPool(server.url, [{ model: 'good' }])
      server.script(behaviour, behaviour, 'good')
      server.say(...(behaviour === 'cut' || behaviour === 'no-choices' ? ['Blue.', 'Blue.'] : []), 'Blue.')
      expect((await pool.generate(question())).output).toBe('Blue.')
      expect(waits).toHaveLength(2)
      expect(waits[1]!).toBeGreaterThanOrEqual(1000)
      expect(log.calls.map(({ outcome }) => outcome)).toEqual(['model-outage', 'model-outage', 'answered'])
    },
  )

  it('is left in peace for as long as its Retry-After says', async () => {
    const { pool, waits } = openTestPool(server.url, [{ model: 'good' }])
    server.script('rate-limit', 'good')
    server.say('Blue.')
    await pool.generate(question())
    expect(waits[0]).toBeGreaterThanOrEqual(2000)
  })

  it('is given up after the configured retries, cools down, and is asked again later', async () => {
    const { pool, clock } = openTestPool(server.url, [{ model: 'good' }], { retries: 1 })
    server.script('server-error', 'server-error')
    expect(await failureOf(pool.generate(question()))).toMatchObject({
      code: 'model-outage',
      retryable: true,
      message: expect.stringContaining('500'),
    })
    const before = server.requests.length
    expect(await failureOf(pool.generate(question()))).toMatchObject({ code: 'no-model', retryable: true, message: expect.stringContaining('cooling down until 2026-01-05T12:00:0') }) // biome-ignore format: one line
    expect(server.requests).toHaveLength(before)
    clock.advance(5_000)
    server.say('Blue.')
    expect((await pool.generate(question())).output).toBe('Blue.')
  })

  it('is not waited for when it asks for a long time, but left alone for as long', async () => {
    const own = await startModelServer({ retryAfterSeconds: 3600 })
    const { pool, clock, waits } = openTestPool(own.url, [{ model: 'rate-limit' }])
    expect(await failureOf(pool.generate(question()))).toMatchObject({ code: 'model-outage' })
    expect(waits).toEqual([])
    clock.advance(3_599_000)
    expect(pool.healthy()).toEqual([])
    clock.advance(1_000)
    expect(pool.healthy()).toEqual(['rate-limit'])
    await own.close()
  })

  it('leaves the work to the others', async () => {
    const { pool } = openTestPool(server.url, [{ model: 'server-error' }, { model: 'good' }], { retries: 0 })
    const outcomes = []
    for (let n = 0; n < 8; n++) {
      server.say('Blue.')
      outcomes.push(await pool.generate(question(String(n))).then(({ model }) => model, (error: BaseError) => error.code)) // biome-ignore format: one outcome
    }
    expect(outcomes.filter((outcome) => outcome === 'model-outage')).toHaveLength(1)
    expect(outcomes.filter((outcome) => outcome === 'good')).toHaveLength(7)
  })

  it('does not count a failed call towards the shares', async () => {
    const { pool, clock } = openTestPool(
      server.url,
      [
        { model: 'server-error', share: 0.5 },
        { model: 'good', share: 0.5 },
      ],
      { retries: 0 },
    )
    const answered: string[] = []
    for (let n = 0; n < 12; n++) {
      server.say('Blue.')
      await pool.generate(question(String(n))).then(({ model }) => answered.push(model), () => {}) // biome-ignore format: one outcome
      clock.advance(3_600_000)
    }
    expect(answered).toEqual(['good']) // half of what came about, rounded up
  })

  it.each(['hang', 'endless'] as const)('is cut off: %s', async (behaviour) => {
    const { pool, log, waits } = openTestPool(server.url, [{ model: behaviour, timeoutMs: behaviour === 'hang' ? 300 : 20_000 }])
    const error = await failureOf(pool.generate(question()))
    expect(error).toMatchObject({ code: behaviour === 'hang' ? 'model-outage' : 'unusable-answer' })
    expect(waits).toEqual([]) // a model that took all its time is not given it again
    expect(log.calls[0]).toMatchObject({ completionTokens: 16_000 }) // who knows what it will be billed for
  })

  it('is not paid for a call that never got through', async () => {
    const gone = await startModelServer()
    await gone.close()
    const { pool, log } = openTestPool(gone.url, [{ model: 'good' }], { retries: 2 })
    expect(await failureOf(pool.generate(question()))).toMatchObject({
      code: 'model-outage',
      message: expect.stringContaining('3 attempts'),
    })
    expect(await log.sum(0)).toEqual({ tokens: 0, costUsd: 0 })
  })

  it('ends at once when the caller gives up', async () => {
    const { pool, log } = openTestPool(server.url, [{ model: 'hang' }])
    const caller = new AbortController()
    const answer = pool.generate({ ...question(), signal: caller.signal })
    caller.abort(new Error('enough'))
    await expect(answer).rejects.toThrow('enough')
    expect(log.calls[0]).toMatchObject({ outcome: 'aborted' })
    expect(pool.healthy()).toEqual(['hang'])
  })
})

describe('a request that is refused', () => {
  it('is not sent again', async () => {
    const { pool, waits } = openTestPool(server.url, [{ model: 'not-found' }])
    const before = server.requests.length
    expect(await failureOf(pool.generate(question()))).toMatchObject({
      code: 'model-request',
      retryable: false,
      message: expect.stringContaining('404'),
    })
    expect(server.requests).toHaveLength(before + 1)
    expect(waits).toEqual([])
    expect(pool.healthy()).toEqual([])
  })

  it('tells nobody the key, though the server does', async () => {
    const guarded = await startModelServer({ key: 'sk-RIGHT' })
    const secret = () => 'sk-WRONG-0123456789'
    const { pool, log } = openTestPool(guarded.url, [{ model: 'good', apiKeyEnv: 'TEST_KEY' }], { secret })
    const error = await failureOf(pool.generate(question()))
    expect(error).toMatchObject({ code: 'model-request', message: expect.stringContaining('[key]') })
    expect(JSON.stringify([error, error.message, error.stack, error.cause, log.calls, pool.config])).not.toContain('sk-WRONG')
    const { pool: right } = openTestPool(guarded.url, [{ model: 'good', apiKeyEnv: 'TEST_KEY' }], { secret: () => 'sk-RIGHT' })
    guarded.say('Blue.')
    expect((await right.generate(question())).output).toBe('Blue.')
    await guarded.close()
  })

  it('is not even made without the key that it needs', () => {
    expect(() => openTestPool(server.url, [{ model: 'good', apiKeyEnv: 'TEST_KEY' }])).toThrow(
      'pool[0].apiKeyEnv: expected TEST_KEY to be set in the environment',
    )
  })
})

describe('an answer of no use', () => {
  it.each([
    ['wrong-json', 'no JSON'],
    ['wrong-schema', 'not of the schema: colour'],
    ['prompt-echo', 'no JSON'],
    ['refusal', 'a refusal'],
    ['refusal-in-words', 'no JSON'],
    ['cut-off', 'cut off at 16000 tokens'],
    ['empty', 'an empty answer'],
    ['megabyte', 'more than 1000000 bytes'],
  ] as const)('is told apart and not asked for again: %s', async (behaviour, problem) => {
    const { pool, log, waits } = openTestPool(server.url, [{ model: behaviour }])
    if (behaviour !== 'refusal') server.say('{"colour": "blue"}')
    expect(await failureOf(pool.generate({ ...question(), schema: Colour }))).toMatchObject({ code: 'unusable-answer', retryable: false, message: expect.stringContaining(problem) }) // biome-ignore format: one line
    expect(waits).toEqual([])
    expect(log.calls.map(({ outcome }) => outcome)).toEqual(['unusable-answer'])
    expect(pool.healthy()).toEqual([behaviour]) // it is there, it only wrote nonsense
  })

  it.each(['prompt-echo', 'refusal', 'cut-off', 'empty', 'megabyte'] as const)(
    'is told apart where a text is wanted: %s',
    async (behaviour) => {
      const { pool } = openTestPool(server.url, [{ model: behaviour }])
      if (behaviour !== 'refusal') server.say('Blue, I would say.')
      expect(await failureOf(pool.generate(question()))).toMatchObject({ code: 'unusable-answer' })
    },
  )
})

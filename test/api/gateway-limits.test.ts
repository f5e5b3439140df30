import OpenAI from 'openai'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { GatewayTables } from '../../src/store/gateway-schema.ts'
import { openTestGateway, says, startMiner, type TestGateway, type TestMiner } from './gateway-testing.ts'

let ann: TestMiner
let net: TestGateway

beforeAll(async () => {
  ann = await startMiner(1, says('Paris is the capital of France.'))
  net = await openTestGateway([ann])
})
afterAll(async () => {
  await net.close()
  await ann.close()
})

const question = { model: 'kumite', messages: [{ role: 'user' as const, content: 'Which city is the capital of France?' }] }
const small = { ...question, max_tokens: 12 } // at most 8 + 12 = 20 tokens
const tables = () => net.db.withTables<GatewayTables>()
const errorOf = (promise: Promise<unknown>) =>
  promise.then(
    () => expect.fail('expected an error, got an answer'),
    (error: unknown) => (error instanceof OpenAI.APIError ? error : expect.fail(`expected an error of the API, got ${error}`)),
  )

describe('row 28: the limits of a key', () => {
  it('let no more requests through in a minute, and say when to come back', async () => {
    const { client } = await net.aClient({ requestsPerMinute: 3 })
    const { response } = await client.chat.completions.create(small).withResponse()
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'x-ratelimit-limit-requests': '3',
      'x-ratelimit-remaining-requests': '2',
      'x-ratelimit-limit-tokens': '10000000',
      'x-ratelimit-remaining-tokens': '9999980',
    })
    await client.chat.completions.create(small)
    await client.chat.completions.create(small)
    const error = await errorOf(client.chat.completions.create(small))
    expect(error).toBeInstanceOf(OpenAI.RateLimitError)
    expect(error).toMatchObject({ status: 429, code: 'rate_limit_exceeded', type: 'rate_limit_error' })
    expect(Number(error.headers!.get('retry-after'))).toBeGreaterThanOrEqual(55)
    expect(Number(error.headers!.get('retry-after'))).toBeLessThanOrEqual(60)
    expect(error.headers!.get('x-ratelimit-remaining-requests')).toBe('0')
  })

  it('hold for many requests at once', async () => {
    const { client, id } = await net.aClient({ requestsPerMinute: 5 })
    const before = ann.heard.length
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => client.chat.completions.create(small)))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
    expect(ann.heard.length - before).toBe(5)
    expect(await tables().selectFrom('gateway_call').select('id').where('key_id', '=', id).execute()).toHaveLength(5)
  })

  it('slide with time: a minute later the same key may go on', async () => {
    const { client, id } = await net.aClient({ requestsPerMinute: 1 })
    await client.chat.completions.create(small)
    expect(await errorOf(client.chat.completions.create(small))).toMatchObject({ status: 429 })
    await tables()
      .updateTable('gateway_call')
      .set((eb) => ({ at_ms: eb('at_ms', '-', 60_001) }))
      .where('key_id', '=', id)
      .execute()
    await client.chat.completions.create(small)
  })

  it('count tokens that may come as much as those that came, and give back what was not used', async () => {
    const { client, id } = await net.aClient({ tokensPerMinute: 45 })
    await client.chat.completions.create(small) // reserves 20, uses 8 + 7
    expect(
      await tables()
        .selectFrom('gateway_call')
        .select(['prompt_tokens', 'completion_tokens', 'served_by', 'outcome'])
        .where('key_id', '=', id)
        .execute(),
    ).toEqual([{ prompt_tokens: 8, completion_tokens: 7, served_by: [ann.miner], outcome: 'answered' }])
    await client.chat.completions.create(small) // 15 + 20 <= 45
    const error = await errorOf(client.chat.completions.create(small)) // 30 + 20 > 45
    expect(error).toMatchObject({ status: 429, code: 'rate_limit_exceeded' })
    expect(error.message).toContain('45 tokens a minute')
    const never = await errorOf(client.chat.completions.create({ ...small, max_tokens: 50 }))
    expect(never).toMatchObject({ status: 400, param: 'max_tokens' })
  })

  it('end when the budget of the day is spent', async () => {
    // 8 prompt tokens at $0.1 and 12 at $0.4 per million: at most 5.6e-6, used 3.6e-6
    const { client } = await net.aClient({ usdPerDay: 8e-6 })
    await client.chat.completions.create(small)
    const error = await errorOf(client.chat.completions.create(small))
    expect(error).toMatchObject({ status: 429, code: 'insufficient_quota' })
    expect(error.headers!.get('x-should-retry')).toBe('false')
    const untilMidnight = 86_400 - Math.floor((Date.now() / 1000) % 86_400)
    expect(Math.abs(Number(error.headers!.get('retry-after')) - untilMidnight)).toBeLessThanOrEqual(3)
  })

  it('are those of one key: another is not slowed down', async () => {
    const [first, second] = await Promise.all([net.aClient({ requestsPerMinute: 1 }), net.aClient({ requestsPerMinute: 1 })])
    await first.client.chat.completions.create(small)
    await errorOf(first.client.chat.completions.create(small))
    await second.client.chat.completions.create(small)
  })
})

describe('a key', () => {
  it('must be there, be known, be valid and be for the call', async () => {
    const { client, id } = await net.aClient({ scopes: ['models'] })
    expect(await errorOf(client.chat.completions.create(small))).toMatchObject({ status: 403, code: 'insufficient_permissions' })
    await client.models.list()
    await tables().updateTable('gateway_key').set({ revoked_ms: 1 }).where('id', '=', id).execute()
    expect(await errorOf(client.models.list())).toMatchObject({ status: 401, code: 'invalid_api_key' })
    const wrong = new OpenAI({ apiKey: 'kmt_of-nobody', baseURL: `${net.origin}/v1`, maxRetries: 0 })
    expect(await errorOf(wrong.models.list())).toMatchObject({ status: 401, type: 'authentication_error' })
    expect((await fetch(`${net.origin}/v1/models`)).status).toBe(401)
  })

  it('is stored nowhere', async () => {
    const { key } = await net.aClient()
    for (const { name } of await net.db.introspection.getTables()) {
      const rows = JSON.stringify(await net.db.withTables<Record<string, object>>().selectFrom(name).selectAll().execute())
      expect(rows.includes(key)).toBe(false)
    }
  })
})

describe('an idempotency key', () => {
  const send = async (client: OpenAI, key: string, change = {}) => {
    const reply = await fetch(`${net.origin}/v1/chat/completions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${client.apiKey}`, 'idempotency-key': key, 'content-type': 'application/json' },
      body: JSON.stringify({ ...small, ...change }),
    })
    return {
      status: reply.status,
      replayed: reply.headers.get('idempotent-replayed'),
      servedBy: reply.headers.get('x-kumite-served-by'),
      text: await reply.text(),
    }
  }

  it.each([false, true])('gives the same reply again, byte for byte, and asks nobody (stream: %s)', async (stream) => {
    const { client } = await net.aClient({ requestsPerMinute: 1 })
    const before = ann.heard.length
    const first = await send(client, 'order-1', { stream })
    const second = await send(client, 'order-1', { stream })
    expect(first).toMatchObject({ status: 200, replayed: null, servedBy: ann.miner })
    expect(second).toEqual({ ...first, replayed: 'true' })
    expect(ann.heard.length - before).toBe(1)
  })

  it('is refused for another body, and while its call is under way; other holders may use the same words', async () => {
    const [one, two] = await Promise.all([net.aClient(), net.aClient()])
    await send(one.client, 'order-2')
    expect(await send(one.client, 'order-2', { max_tokens: 11 })).toMatchObject({ status: 422 })
    expect(await send(two.client, 'order-2', { max_tokens: 11 })).toMatchObject({ status: 200, replayed: null })
    const [asked, finish] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    ann.behave(async (voice) => {
      asked.resolve()
      await finish.promise
      voice.piece('Paris.')
      voice.end()
    })
    const first = send(one.client, 'order-3')
    await asked.promise
    expect(await send(one.client, 'order-3')).toMatchObject({ status: 409 })
    finish.resolve()
    expect(await first).toMatchObject({ status: 200 })
    ann.behave(says('Paris is the capital of France.'))
    expect(await send(one.client, 'order-3')).toMatchObject({ status: 200, replayed: 'true' })
  })

  it('is free again after a failure, and after its time', async () => {
    const { client, id } = await net.aClient()
    ann.behave((voice) => void voice.reply.writeHead(500).end())
    expect(await send(client, 'order-4')).toMatchObject({ status: 502 })
    ann.behave(says('Paris is the capital of France.'))
    net.endRests()
    expect(await send(client, 'order-4')).toMatchObject({ status: 200, replayed: null })
    await tables().updateTable('gateway_reply').set({ expires_ms: 1 }).where('key_id', '=', id).execute()
    expect(await send(client, 'order-4', { max_tokens: 5 })).toMatchObject({ status: 200, replayed: null })
  })

  it('works with the official client', async () => {
    const { client } = await net.aClient()
    const options = { headers: { 'Idempotency-Key': 'order-5' } }
    const [a, b] = [await client.chat.completions.create(small, options), await client.chat.completions.create(small, options)]
    expect(b).toEqual(a)
  })
})

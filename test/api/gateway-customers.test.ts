import type OpenAI from 'openai'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { GatewayTables } from '../../src/store/gateway-schema.ts'
import { openTestGateway, says, startMiner, type TestGateway, type TestMiner } from './gateway-testing.ts'

let ann: TestMiner
let bob: TestMiner
let net: TestGateway

beforeAll(async () => {
  ;[ann, bob] = await Promise.all([startMiner(1, says('')), startMiner(2, says(''))])
  net = await openTestGateway([ann, bob], { patienceMs: 300 })
})
beforeEach(() => {
  net.endRests()
  net.serveWith(ann)
})
afterAll(async () => {
  await net.close()
  await Promise.all([ann.close(), bob.close()])
})

const question = { model: 'kumite', messages: [{ role: 'user' as const, content: 'Which city is the capital of France?' }] } // 8 tokens
const usageOf = async (id: string) => {
  const [row] = await net.db.withTables<GatewayTables>().selectFrom('gateway_call').selectAll().where('key_id', '=', id).execute()
  const { outcome, prompt_tokens, completion_tokens, cost_usd } = row!
  return { outcome, prompt_tokens, completion_tokens, cost_usd: Number(cost_usd) }
}
const settled = (id: string) => expect.poll(async () => (await usageOf(id)).outcome).not.toBeNull()
const failsOnBadPrompts = () =>
  ann.behave((voice, { messages }) => {
    if (messages.at(-1)!.content.includes('poison')) return void voice.reply.writeHead(500).end()
    if (messages.at(-1)!.content.includes('endless')) return // says nothing at all
    voice.piece('Paris.')
    voice.end()
  })

describe('what one customer does to a miner', () => {
  it.each(['poison', 'endless'])('with %s prompts closes its own way to it, and nobody else has to wait', async (kind) => {
    failsOnBadPrompts()
    const [mallory, alice] = await Promise.all([net.aClient(), net.aClient()])
    const bad = { ...question, messages: [{ role: 'user' as const, content: `A ${kind} prompt` }] }
    for (let n = 0; n < 4; n++) await mallory.client.chat.completions.create(bad).catch(() => {})
    await expect(mallory.client.chat.completions.create(question)).rejects.toMatchObject({ status: 503 })
    expect((await alice.client.chat.completions.create(question)).choices[0]!.message.content).toBe('Paris.')
  })

  it('does not close the way to it by hanging up, not even its own', async () => {
    const { client } = await net.aClient()
    for (let n = 0; n < 4; n++) {
      const asked = Promise.withResolvers<void>()
      ann.behave(() => asked.resolve())
      const abort = new AbortController()
      const answer = client.chat.completions.create(question, { signal: abort.signal }).catch(() => {})
      await asked.promise
      abort.abort()
      await answer
    }
    ann.behave(says('Paris.'))
    expect((await client.chat.completions.create(question)).choices[0]!.message.content).toBe('Paris.')
  })

  it('and another one too gives the miner a rest from everybody', async () => {
    ann.behave((voice) => void voice.reply.writeHead(500).end())
    for (let key = 0; key < 2; key++) {
      const { client } = await net.aClient()
      for (let n = 0; n < 2; n++) await client.chat.completions.create(question).catch(() => {})
    }
    const heard = ann.heard.length
    const { client } = await net.aClient()
    await expect(client.chat.completions.create(question)).rejects.toMatchObject({ status: 503 })
    expect(ann.heard.length).toBe(heard)
  })
})

describe('a miner that is given up for its silence', () => {
  it('is not hung up on: that would tell it that a customer asked', async () => {
    const said = Promise.withResolvers<void>()
    ann.behave(async (voice) => {
      await said.promise
      voice.piece('So late.')
      voice.end()
    })
    bob.behave(says('It is Paris.'))
    net.serveWith(ann, bob)
    const before = ann.hungUp()
    const { client } = await net.aClient()
    for (let n = 0; n < 6; n++) expect((await client.chat.completions.create(question)).choices[0]!.message.content).toBe('It is Paris.')
    said.resolve()
    await expect.poll(async () => ann.heard.length).toBeGreaterThan(0)
    expect(ann.hungUp()).toBe(before)
  })
})

describe('what is nested without end', () => {
  const deep = (brackets: number) => `${'['.repeat(brackets)}${']'.repeat(brackets)}`

  it('is refused in a body, and no error of ours', async () => {
    const { key } = await net.aClient()
    const logged = net.logged.length
    const schema = `{"type":"json_schema","json_schema":{"name":"a","schema":{"default":${deep(50_000)}}}}`
    const body = `{"model":"kumite","messages":[{"role":"user","content":"x"}],"response_format":${schema}}`
    const reply = await fetch(`${net.origin}/v1/chat/completions`, { method: 'POST', body, headers: { authorization: `Bearer ${key}` } })
    expect(reply.status).toBe(400)
    expect(net.logged.slice(logged)).toEqual([])
  })

  it('is an answer of no form: the next miner is asked', async () => {
    ann.behave(says(`{"a":${deep(20_000)}}`))
    bob.behave(says('{"a":1}'))
    net.serveWith(ann, bob)
    const { client } = await net.aClient()
    for (let n = 0; n < 4; n++) {
      const { choices } = await client.chat.completions.create({
        ...question,
        max_tokens: 50_000,
        response_format: { type: 'json_object' },
      })
      expect(choices[0]!.message.content).toBe('{"a":1}')
    }
  })
})

describe('what was said is paid', () => {
  const tools = [{ type: 'function' as const, function: { name: 'weather', parameters: { type: 'object' } } }]
  it.each([
    ['plain', {}],
    ['JSON', { response_format: { type: 'json_object' as const } }],
    ['tools', { tools, tool_choice: 'required' as const }],
  ])('by who hangs up: %s', async (_, form) => {
    for (const stream of [true, false]) {
      const { client, id } = await net.aClient()
      const heard = net.heard('one two three')
      ann.behave((voice) => voice.piece('one two three'))
      const abort = new AbortController()
      const request = { ...question, ...form, stream } as OpenAI.ChatCompletionCreateParamsNonStreaming
      const answer = client.chat.completions.create(request, { signal: abort.signal }).then(async (reply) => {
        if (Symbol.asyncIterator in reply) for await (const _ of reply as AsyncIterable<unknown>);
      })
      await heard
      abort.abort()
      await answer.catch(() => {})
      await settled(id)
      const { prompt_tokens, ...used } = await usageOf(id)
      expect(used).toMatchObject({ outcome: 'customer-gone', completion_tokens: 3 })
      expect(prompt_tokens).toBeGreaterThanOrEqual(8)
    }
  })

  it('by who hangs up before the first word: the prompt', async () => {
    const { client, id } = await net.aClient()
    const asked = Promise.withResolvers<void>()
    ann.behave(() => asked.resolve())
    const abort = new AbortController()
    const answer = client.chat.completions.create(question, { signal: abort.signal }).catch(() => {})
    await asked.promise
    abort.abort()
    await answer
    await settled(id)
    expect(await usageOf(id)).toEqual({ outcome: 'customer-gone', prompt_tokens: 8, completion_tokens: 0, cost_usd: 8e-7 })
  })

  it('by who wants a form that no miner keeps to, for one answer and never more than was reserved', async () => {
    ann.behave(says('one two three'))
    bob.behave(says('one two three'))
    net.serveWith(ann, bob)
    const { client, id } = await net.aClient()
    const impossible = { type: 'json_schema' as const, json_schema: { name: 'x', schema: { type: 'object', required: ['a'] } } }
    await expect(client.chat.completions.create({ ...question, response_format: impossible })).rejects.toMatchObject({ status: 400 })
    expect(await usageOf(id)).toMatchObject({ outcome: 'gateway-request', completion_tokens: 3 })
  })

  it('also where a stop sequence leaves nothing of it: the prompt, as the reply says', async () => {
    ann.behave(says('Paris.'))
    const { client, id } = await net.aClient()
    const { usage } = await client.chat.completions.create({ ...question, stop: 'P' })
    expect(usage).toMatchObject({ prompt_tokens: 8, completion_tokens: 0 })
    expect(await usageOf(id)).toMatchObject({ outcome: 'answered', prompt_tokens: 8, completion_tokens: 0 })
  })

  it('not by who got nothing because miners failed', async () => {
    ann.behave((voice) => {
      voice.piece('one two')
      setImmediate(() => voice.reply.destroy())
    })
    const { client, id } = await net.aClient()
    const form = { response_format: { type: 'json_object' as const } }
    await expect(client.chat.completions.create({ ...question, ...form })).rejects.toMatchObject({ status: 502 })
    expect(await usageOf(id)).toEqual({ outcome: 'no-answer', prompt_tokens: 0, completion_tokens: 0, cost_usd: 0 })
  })
})

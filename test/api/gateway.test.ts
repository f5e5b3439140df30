import OpenAI from 'openai'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { GatewayTables } from '../../src/store/gateway-schema.ts'
import { type MinerVoice, openTestGateway, says, startMiner, type TestGateway, type TestMiner } from './gateway-testing.ts'

let ann: TestMiner
let bob: TestMiner
let net: TestGateway
let client: OpenAI
let keyId: string

beforeAll(async () => {
  ;[ann, bob] = await Promise.all([startMiner(1, says('')), startMiner(2, says(''))])
  net = await openTestGateway([ann, bob], { patienceMs: 2_000 })
})
beforeEach(async () => {
  ann.behave(says('Paris is the capital of France.'))
  net.serveWith(ann)
  net.endRests()
  ;({ id: keyId, client } = await net.aClient())
})
afterAll(async () => {
  await net.close()
  await Promise.all([ann.close(), bob.close()])
})

const question = { model: 'kumite', messages: [{ role: 'user' as const, content: 'Which city is the capital of France?' }] }
const callsOf = (id: string) => net.db.withTables<GatewayTables>().selectFrom('gateway_call').selectAll().where('key_id', '=', id).execute()
const errorOf = (promise: Promise<unknown>) =>
  promise.then(
    () => expect.fail('expected an error, got an answer'),
    (error: unknown) => (error instanceof OpenAI.APIError ? error : expect.fail(`expected an error of the API, got ${error}`)),
  )

describe('row 28: the official client', () => {
  it('gets a chat completion with usage, and is told who served', async () => {
    const { data, response, request_id } = await client.chat.completions.create(question).withResponse()
    expect(data).toMatchObject({ object: 'chat.completion', model: 'kumite', system_fingerprint: 'kumite-uid-1' })
    expect(data.choices).toEqual([
      {
        index: 0,
        message: { role: 'assistant', content: 'Paris is the capital of France.', refusal: null },
        logprobs: null,
        finish_reason: 'stop',
      },
    ])
    // One token a word and one for the stop: 8 for the question, 7 for the answer.
    expect(data.usage).toEqual({ prompt_tokens: 8, completion_tokens: 7, total_tokens: 15 })
    expect(response.headers.get('x-kumite-served-by')).toBe(ann.miner)
    expect(response.headers.get('x-kumite-task-type')).toBe('capitals')
    expect(data.id).toBe(`chatcmpl-${request_id}`)
  })

  it('gets a stream with a last chunk of usage when it asks for one, and none when it does not', async () => {
    for (const include_usage of [true, false]) {
      const stream = await client.chat.completions.create({ ...question, stream: true, stream_options: { include_usage } })
      let text = ''
      const reasons: unknown[] = []
      const usages: unknown[] = []
      for await (const chunk of stream) {
        text += chunk.choices[0]?.delta.content ?? ''
        if (chunk.choices[0]?.finish_reason) reasons.push(chunk.choices[0].finish_reason)
        if (chunk.usage) usages.push([chunk.choices.length, chunk.usage])
      }
      expect(text).toBe('Paris is the capital of France.')
      expect(reasons).toEqual(['stop'])
      expect(usages).toEqual(include_usage ? [[0, { prompt_tokens: 8, completion_tokens: 7, total_tokens: 15 }]] : [])
    }
  })

  it('gets pieces as the miner says them, not when it has finished', async () => {
    let finish = () => {}
    ann.behave((voice) => {
      voice.piece('Paris')
      finish = () => {
        voice.piece(' it is')
        voice.end()
      }
    })
    const heard: string[] = []
    for await (const chunk of await client.chat.completions.create({ ...question, stream: true })) {
      const text = chunk.choices[0]?.delta.content
      if (text) heard.push(text)
      if (text === 'Paris') finish()
    }
    expect(heard).toEqual(['Paris', ' it is'])
  })

  it("helps with the client's own stream runner", async () => {
    const runner = client.chat.completions.stream(question)
    expect((await runner.finalChatCompletion()).choices[0]!.message.content).toBe('Paris is the capital of France.')
  })

  it('gets n answers, from several miners', async () => {
    bob.behave(says('It is Paris.'))
    net.serveWith(ann, bob)
    for (const stream of [false, true]) {
      const created = await client.chat.completions.create({ ...question, n: 2, stream } as typeof question & { n: number; stream?: false })
      const texts = ['', '']
      if (stream)
        for await (const chunk of created as unknown as AsyncIterable<OpenAI.ChatCompletionChunk>)
          for (const { index, delta } of chunk.choices) texts[index] += delta.content ?? ''
      else for (const { index, message } of created.choices) texts[index] = message.content!
      expect(texts.sort()).toEqual(['It is Paris.', 'Paris is the capital of France.'])
    }
  })

  it('gets no stop sequence and nothing after it, however the pieces fall', async () => {
    const pieces = ['One, t', 'wo, th', 'ree, fou', 'r, five']
    for (const stop of ['three', ['five', 'thr'], ' th']) {
      ann.behave((voice) => {
        for (const piece of pieces) voice.piece(piece)
        voice.end()
      })
      const whole = await client.chat.completions.create({ ...question, stop })
      let streamed = ''
      for await (const chunk of await client.chat.completions.create({ ...question, stop, stream: true }))
        streamed += chunk.choices[0]?.delta.content ?? ''
      expect(whole.choices[0]!.message.content).toBe(stop === ' th' ? 'One, two,' : 'One, two, ')
      expect(whole.choices[0]!.finish_reason).toBe('stop')
      expect(streamed).toBe(whole.choices[0]!.message.content)
    }
    const unstopped = await client.chat.completions.create({ ...question, stop: 'five!' })
    expect(unstopped.choices[0]!.message.content).toBe('One, two, three, four, five')
  })

  it('gets at most max_tokens tokens, and pays for no more', async () => {
    ann.behave(says('one two three four five six seven eight nine ten'))
    for (const limit of [{ max_tokens: 3 }, { max_completion_tokens: 3 }]) {
      const { choices, usage } = await client.chat.completions.create({ ...question, ...limit })
      expect(choices[0]).toMatchObject({ finish_reason: 'length', message: { content: 'one two three' } })
      expect(usage!.completion_tokens).toBe(3)
    }
  })

  it('gets JSON where it asks for JSON, from whichever miner gives it', async () => {
    ann.behave(says('I would rather talk.'))
    bob.behave(says('Here you are: ```json\n{"city": "Paris"}\n```'))
    net.serveWith(ann, bob)
    for (let n = 0; n < 4; n++) {
      const { choices } = await client.chat.completions.create({ ...question, response_format: { type: 'json_object' } })
      expect(JSON.parse(choices[0]!.message.content!)).toEqual({ city: 'Paris' })
    }
    net.serveWith(ann)
    expect(await errorOf(client.chat.completions.create({ ...question, response_format: { type: 'json_object' } }))).toMatchObject({
      status: 400,
      param: 'response_format',
    })
  })

  it('gets JSON by its schema, and none that is not', async () => {
    const schema = {
      type: 'object',
      properties: { city: { type: 'string' }, people: { type: 'integer' } },
      required: ['city', 'people'],
      additionalProperties: false,
    }
    const response_format = { type: 'json_schema' as const, json_schema: { name: 'city', strict: true, schema } }
    ann.behave(says('{"city": "Paris", "people": "many"}'))
    bob.behave(says('{"city": "Paris", "people": 2103778}'))
    net.serveWith(ann, bob)
    const stream = await client.chat.completions.create({ ...question, response_format, stream: true })
    let text = ''
    for await (const chunk of stream) text += chunk.choices[0]?.delta.content ?? ''
    expect(JSON.parse(text)).toEqual({ city: 'Paris', people: 2103778 })
    const pattern = { ...response_format, json_schema: { name: 'p', schema: { type: 'string', pattern: '(a+)+$' } } }
    expect(await errorOf(client.chat.completions.create({ ...question, response_format: pattern }))).toMatchObject({
      status: 400,
      param: 'response_format.json_schema.schema',
    })
  })

  const tools = [
    {
      type: 'function' as const,
      function: {
        name: 'weather',
        description: 'Weather of a city',
        parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
      },
    },
  ]

  it('gets calls of its tools, and answers made of their results', async () => {
    ann.behave((voice, { messages }) => {
      const last = messages.at(-1)!.content
      voice.piece(
        last.includes('Result of the call')
          ? 'It rains in Paris.'
          : '{"tool_calls": [{"name": "weather", "arguments": {"city": "Paris"}}]}',
      )
      voice.end()
    })
    const first = await client.chat.completions.create({ ...question, tools })
    const { message, finish_reason } = first.choices[0]!
    expect(finish_reason).toBe('tool_calls')
    expect(message.content).toBeNull()
    const [call] = message.tool_calls!
    expect(call).toMatchObject({ type: 'function', function: { name: 'weather', arguments: '{"city":"Paris"}' } })
    const messages = [...question.messages, message, { role: 'tool' as const, tool_call_id: call!.id, content: 'rain' }]
    expect((await client.chat.completions.create({ ...question, messages, tools })).choices[0]).toMatchObject({
      finish_reason: 'stop',
      message: { content: 'It rains in Paris.' },
    })

    const runner = client.chat.completions.runTools({
      ...question,
      tools: [{ ...tools[0]!, function: { ...tools[0]!.function, parse: JSON.parse, function: () => 'rain' } }],
    })
    expect(await runner.finalContent()).toBe('It rains in Paris.')
    const streamed = client.chat.completions.stream({ ...question, tools })
    expect((await streamed.finalChatCompletion()).choices[0]!.message.tool_calls![0]).toMatchObject({ function: { name: 'weather' } })
  })

  it('is told by parameter where no miner calls the tools that it must', async () => {
    const required = { ...question, tools, tool_choice: 'required' as const }
    expect((await client.chat.completions.create({ ...question, tools })).choices[0]!.message.content).toBe(
      'Paris is the capital of France.',
    )
    expect(await errorOf(client.chat.completions.create(required))).toMatchObject({
      status: 400,
      param: 'tool_choice',
      type: 'invalid_request_error',
    })
    ann.behave(says('{"tool_calls": [{"name": "weather", "arguments": {"town": "Paris"}}]}'))
    expect(await errorOf(client.chat.completions.create(required))).toMatchObject({ status: 400, param: 'tool_choice' })
  })

  it('lists the models and finds each', async () => {
    const ids = (await client.models.list()).data.map(({ id }) => id)
    expect(ids).toEqual(['kumite', 'kumite/sums', 'kumite/code', 'kumite/capitals', 'universal-sentence-encoder-lite'])
    for (const id of ids) expect(await client.models.retrieve(id)).toMatchObject({ id, object: 'model', owned_by: 'kumite' })
    expect(await errorOf(client.models.retrieve('gpt-4'))).toMatchObject({ status: 404, code: 'model_not_found' })
    const { response } = await client.chat.completions.create({ ...question, model: 'kumite/code' }).withResponse()
    expect(response.headers.get('x-kumite-task-type')).toBe('code')
  })

  it('gets embeddings that tell like from unlike, alike in both encodings', async () => {
    const input = ['a small dog', 'a little puppy', 'tax law of Peru']
    const model = 'universal-sentence-encoder-lite'
    const [plain, coded] = await Promise.all([
      client.embeddings.create({ model, input, encoding_format: 'float' }),
      client.embeddings.create({ model, input }),
    ])
    const [dog, puppy, law] = plain.data.map(({ embedding }) => embedding)
    const dot = (a: number[], b: number[]) => a.reduce((sum, value, at) => sum + value * b[at]!, 0)
    expect(dog).toHaveLength(512)
    expect(dot(dog!, puppy!)).toBeGreaterThan(dot(dog!, law!) + 0.2)
    for (const [at, { embedding }] of coded.data.entries()) expect(dot(embedding, plain.data[at]!.embedding)).toBeCloseTo(1, 5)
    expect(plain.usage.prompt_tokens).toBeGreaterThan(8)
    expect(await errorOf(client.embeddings.create({ model, input, dimensions: 8 }))).toMatchObject({ status: 400, param: 'dimensions' })
  })

  it('is told in OpenAI terms what is wrong with a request', async () => {
    const cases: [object, object][] = [
      [{ messages: [] }, { status: 400, param: 'messages' }],
      [
        { messages: [{ role: 'user', content: [{ type: 'image_url', image_url: { url: 'x' } }] }] },
        { status: 400, param: 'messages[0].content[0].type' },
      ],
      [{ messages: [{ role: 'robot', content: 'x' }] }, { status: 400, param: 'messages[0].role' }],
      [{ messages: [{ role: 'user', content: ' ' }] }, { status: 400, param: 'messages' }],
      [{ messages: [{ role: 'user', content: 'capital of\0France' }] }, { status: 400, param: 'messages' }],
      [{ messages: [{ role: 'user', content: 'half a pair: \ud83d' }] }, { status: 400, param: 'messages' }],
      [{ n: 0 }, { status: 400, param: 'n' }],
      [{ logprobs: true }, { status: 400, param: 'logprobs' }],
      [{ logit_bias: { 5: 10 } }, { status: 400, param: 'logit_bias' }],
      [{ max_tokens: -1 }, { status: 400, param: 'max_tokens' }],
      [{ model: 'gpt-4' }, { status: 404, param: 'model', code: 'model_not_found' }],
      [{ messages: [{ role: 'user', content: 'x'.repeat(200_000) }] }, { status: 400, param: 'messages', code: 'context_length_exceeded' }],
      [{ messages: [{ role: 'user', content: 'x'.repeat(1_100_000) }] }, { status: 413 }],
    ]
    for (const [change, expected] of cases) {
      const error = await errorOf(client.chat.completions.create({ ...question, ...change }))
      expect([change, error]).toMatchObject([{}, { type: 'invalid_request_error', ...expected }])
      expect(error.requestID).toMatch(/^[0-9a-f-]{36}$/)
    }
    const raw = await fetch(`${net.origin}/v1/chat/completions`, {
      method: 'POST',
      body: '{',
      headers: { authorization: `Bearer ${client.apiKey}` },
    })
    expect(raw.status).toBe(400)
    expect(await raw.json()).toEqual({
      error: {
        message: 'body: expected JSON, got something else (docs/gateway.md says what the gateway takes)',
        type: 'invalid_request_error',
        param: null,
        code: 'invalid_value',
      },
    })
    const opened = await fetch(`${net.origin}/v1/chat/completions`) // by a browser
    expect([opened.status, (await opened.json()).error.message]).toEqual([
      404,
      'page: expected one that exists, got "GET /v1/chat/completions" (docs/gateway.md lists the routes, each with its method)',
    ])
  })

  it('takes what it sends by default, and passes nothing of it on to miners', async () => {
    const before = ann.heard.length
    await client.chat.completions.create({
      ...question,
      messages: [{ role: 'system', content: 'Be brief.' }, { role: 'user', content: [{ type: 'text', text: 'Hello' }, { type: 'text', text: 'there' }] }],
      temperature: 0.3, top_p: 0.9, seed: 5, user: 'u', presence_penalty: 0.1, frequency_penalty: 0, logprobs: false, metadata: { a: 'b' }, store: false,
    }) // biome-ignore format: one request
    expect(ann.heard.slice(before).map(({ body }) => body)).toEqual([
      { messages: [{ role: 'user', content: 'Be brief.\n\nHello\nthere' }], stream: true },
    ])
  })

  it('hangs up on the miner when the customer hangs up, streamed or not', async () => {
    for (const stream of [true, false]) {
      const before = ann.hungUp()
      const asked = Promise.withResolvers<void>()
      ann.behave((voice) => {
        if (stream) voice.piece('Wait')
        asked.resolve()
      })
      const abort = new AbortController()
      const answer = client.chat.completions.create({ ...question, stream }, { signal: abort.signal }).then(async (reply) => {
        if (Symbol.asyncIterator in reply) for await (const chunk of reply) if (chunk.choices[0]?.delta.content) abort.abort()
      })
      await asked.promise
      if (!stream) abort.abort()
      await answer.catch((error: unknown) => expect(error).toBeInstanceOf(OpenAI.APIUserAbortError))
      await expect.poll(() => ann.hungUp()).toBe(before + 1)
    }
    expect(net.gateway.breaker.openUntilMs(ann.miner, keyId)).toBe(0)
  })
})

describe('a miner that fails', () => {
  it.each([
    ['refuses', (voice: { reply: { writeHead(status: number): { end(): void } } }) => voice.reply.writeHead(500).end()],
    ['hangs up', (voice: { reply: { destroy(): void } }) => voice.reply.destroy()],
    ['says nothing', () => {}],
    ['says a blank and no more', (voice: MinerVoice) => voice.piece(' ')],
    ['answers with nothing', (voice: { end(): void }) => voice.end()],
    ['answers with blanks', (voice: MinerVoice) => [voice.piece('\n'), voice.end()]],
    ['talks nonsense', (voice: { reply: { end(text: string): void } }) => voice.reply.end('data: <html>\n\n')],
  ])('and %s gives way to the next', async (_, behaviour) => {
    ann.behave(behaviour as never)
    bob.behave(says('It is Paris.'))
    net.serveWith(ann, bob)
    const asked = ann.heard.length
    for (let n = 0; n < 8; n++) expect((await client.chat.completions.create(question)).choices[0]!.message.content).toBe('It is Paris.')
    expect(ann.heard.length - asked).toBeLessThanOrEqual(2) // then it rests
  })

  it('and is nowhere gives way to the next', async () => {
    bob.behave(says('It is Paris.'))
    net.serveWith({ ...ann, url: 'no address' }, bob)
    for (let n = 0; n < 4; n++) expect((await client.chat.completions.create(question)).choices[0]!.message.content).toBe('It is Paris.')
  })

  it('midway ends a stream with an error, not with half of another answer', async () => {
    ann.behave((voice) => {
      voice.piece('Half of')
      setImmediate(() => voice.reply.destroy())
    })
    let text = ''
    const broken = (async () => {
      for await (const chunk of await client.chat.completions.create({ ...question, stream: true }))
        text += chunk.choices[0]?.delta.content ?? ''
    })()
    expect(await errorOf(broken)).toMatchObject({ type: 'server_error', code: 'no_answer' })
    expect(text).toBe('Half of')
  })

  it('alone leaves no answer, and the customer is told when to try again', async () => {
    ann.behave((voice) => void voice.reply.writeHead(500).end())
    const { id, client } = await net.aClient()
    expect(await errorOf(client.chat.completions.create(question))).toMatchObject({ status: 502, code: 'no_answer' })
    expect(await errorOf(client.chat.completions.create(question))).toMatchObject({ status: 502 })
    const resting = await errorOf(client.chat.completions.create(question))
    expect(resting).toMatchObject({ status: 503, code: 'no_answer' })
    expect(Number(resting.headers!.get('retry-after'))).toBeGreaterThan(50)
    net.serveWith()
    expect(await errorOf(client.chat.completions.create(question))).toMatchObject({ status: 503 })
    expect((await callsOf(id)).map(({ outcome, completion_tokens, cost_usd }) => [outcome, completion_tokens, Number(cost_usd)])).toEqual(
      Array(4).fill(['no-answer', 0, 0]),
    )
  })
})

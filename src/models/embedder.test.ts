import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, describe, expect, it } from 'vitest'
import { createBuiltInEmbedder } from './built-in-embedder.ts'
import { createEndpointEmbedder } from './endpoint-embedder.ts'
import { EmbedderError } from './errors.ts'

const cosine = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, at) => sum + value * b[at]!, 0)

describe('the built-in embedder', () => {
  const embedder = createBuiltInEmbedder()
  afterAll(() => embedder.close())

  it('gives unit vectors, the same for the same text whatever stands beside it', async () => {
    const texts = ['A quiz about rivers.', 'x', 'A chart of rainfall in our town, with a button to sort it.']
    const together = await embedder.embed(texts)
    for (const [n, vector] of together.entries()) {
      expect(vector).toHaveLength(embedder.dimensions)
      expect(cosine(vector, vector)).toBeCloseTo(1, 5)
      expect((await embedder.embed([texts[n]!]))[0]).toEqual(vector)
    }
    expect(await embedder.embed([])).toEqual([])
  })

  it('puts what means the same closer than what does not', async () => {
    const [quiz, test, chart] = await embedder.embed([
      'Make a quiz about rivers.',
      'Build a test of knowledge on streams.',
      'Draw a bar chart of cake sales.',
    ])
    expect(cosine(quiz!, test!)).toBeGreaterThan(cosine(quiz!, chart!) + 0.1)
  })

  it('takes any text', async () => {
    const vectors = await embedder.embed(['', ' \n', '\0', '\ud800', '漢字', 'a'.repeat(1_000_000), '😀'.repeat(600)])
    for (const vector of vectors) expect(cosine(vector, vector)).toBeCloseTo(1, 5)
  })

  it('leaves the thread that asks free', async () => {
    let turns = 0
    const timer = setInterval(() => turns++, 1)
    await embedder.embed(Array.from({ length: 8 }, (_, n) => `a long text about ${n} things `.repeat(30)))
    clearInterval(timer)
    expect(turns).toBeGreaterThan(8)
  })

  it('fails what is asked of it when it is closed, and starts again when it is needed', async () => {
    const other = createBuiltInEmbedder()
    const asked = expect(other.embed(['a'])).rejects.toThrow(EmbedderError)
    await other.close()
    await asked
    expect(await other.embed(['a'])).toHaveLength(1)
    await other.close()
  })
})

describe('the embedder behind an endpoint', () => {
  let reply: (texts: readonly string[]) => { status: number; body: unknown } = () => ({ status: 500, body: {} })
  const seen: { path: string | undefined; authorization: string | undefined; body: { model: string; input: string[] } }[] = []
  const server = createServer(async (request, response) => {
    let text = ''
    for await (const chunk of request) text += chunk
    const body = JSON.parse(text)
    seen.push({ path: request.url, authorization: request.headers.authorization, body })
    const { status, body: answer } = reply(body.input)
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
  }).listen(0, '127.0.0.1')
  afterAll(() => server.close())
  const embedderOf = async () => {
    if (!server.listening) await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    return createEndpointEmbedder({ baseUrl: `http://127.0.0.1:${port}/v1`, apiKey: 'key', model: 'm', dimensions: 2 })
  }
  const vectors = (list: readonly (readonly number[])[]) => ({
    status: 200,
    body: { data: list.map((embedding, index) => ({ object: 'embedding', index, embedding })), usage: { prompt_tokens: 1 } },
  })

  it('asks it in the wire format of OpenAI, and scales what it gives to unit length', async () => {
    reply = (texts) => vectors(texts.map((_, n) => [3, n === 0 ? 4 : 0]))
    const [a, b] = await (await embedderOf()).embed(['one', 'two'])
    expect([...a!, ...b!]).toEqual([0.6, 0.8, 1, 0].map((value) => expect.closeTo(value, 6)))
    expect(seen.at(-1)).toMatchObject({ path: '/v1/embeddings', authorization: 'Bearer key', body: { model: 'm', input: ['one', 'two'] } })
  })

  it.each([
    ['vectors of another length', vectors([[1, 2, 3]])],
    ['too few vectors', vectors([])],
    ['numbers that are none', vectors([[1, null as unknown as number]])],
    ['a refusal', { status: 401, body: { error: { message: 'no' } } }],
    ['something else', { status: 200, body: { hello: 1 } }],
  ])('says so when it gives %s', async (_, answer) => {
    reply = () => answer
    await expect((await embedderOf()).embed(['one'])).rejects.toThrow(EmbedderError)
  })
})

import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import OpenAI from 'openai'
import { blurredMinerClient } from '../../src/api/gateway/blur-stamps.ts'
import { type Gateway, GatewayConfig, type GatewayMiner } from '../../src/api/gateway/gateway.ts'
import { createGatewayApp } from '../../src/api/gateway/gateway-app.ts'
import type { Provider } from '../../src/api/gateway/provider.ts'
import { systemClock } from '../../src/core/clock.ts'
import { sha256Hex } from '../../src/core/hash.ts'
import { createNonceSource } from '../../src/identity/nonce-source.ts'
import type { Signer } from '../../src/identity/signer.ts'
import { aSigner } from '../../src/identity/testing.ts'
import { createBuiltInEmbedder } from '../../src/models/built-in-embedder.ts'
import { Hotkey } from '../../src/protocol/ids.ts'
import { createCircuitBreaker } from '../../src/scoring/routing/circuit-breaker.ts'
import { createRouteBook } from '../../src/scoring/routing/route-book.ts'
import { trainClassifier } from '../../src/scoring/routing/train-classifier.ts'
import { insertGatewayKey } from '../../src/store/gateway-keys.ts'
import { openMemoryStore } from '../../src/store/testing.ts'

/** What a miner of a test does with a request; `body` is what it was sent. */
export type MinerBehaviour = (
  say: MinerVoice,
  body: { messages: { role: string; content: string }[] },
  request: IncomingMessage,
) => Promise<void> | void

/** How it answers, as OpenAI's servers do. */
export interface MinerVoice {
  readonly reply: ServerResponse
  piece(text: string): void
  end(): void
}

/** Says one text in words. */
export const says =
  (text: string): MinerBehaviour =>
  (voice) => {
    for (const word of text.match(/\S+\s*/g) ?? []) voice.piece(word)
    voice.end()
  }

/** All that a miner sees of a request. */
export interface HeardRequest {
  readonly atMs: number
  /** In their order, as they were written. */
  readonly headerNames: readonly string[]
  readonly headers: IncomingMessage['headers']
  readonly raw: string
  readonly body: { messages: { role: string; content: string }[] }
}

/** A miner over real HTTP that anybody could have written. */
export interface TestMiner extends GatewayMiner {
  readonly signer: Signer
  /** Every request that it got. */
  readonly heard: HeardRequest[]
  /** How many of them were hung up on before their answer was complete. */
  readonly hungUp: () => number
  behave(behaviour: MinerBehaviour): void
  close(): Promise<void>
}

export async function startMiner(uid: number, behaviour: MinerBehaviour, usdPerMillionTokens = 0): Promise<TestMiner> {
  const signer = aSigner(100 + uid)
  const heard: HeardRequest[] = []
  let hungUp = 0
  let current = behaviour
  const server = createServer(async (request, reply) => {
    const atMs = performance.timeOrigin + performance.now()
    const raw = Buffer.concat(await request.toArray()).toString()
    const body = JSON.parse(raw)
    heard.push({ atMs, headerNames: request.rawHeaders.filter((_, n) => n % 2 === 0), headers: request.headers, raw, body })
    reply.on('close', () => {
      if (!reply.writableFinished) hungUp++
    })
    reply.on('error', () => {})
    const piece = (content: string) => {
      if (!reply.headersSent) reply.writeHead(200, { 'content-type': 'text/event-stream' })
      reply.write(`data: ${JSON.stringify({ choices: [{ index: 0, delta: { content }, finish_reason: null }] })}\n\n`)
    }
    const end = () => {
      if (!reply.headersSent) reply.writeHead(200, { 'content-type': 'text/event-stream' })
      reply.end(`data: ${JSON.stringify({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] })}\n\ndata: [DONE]\n\n`)
    }
    await current({ reply, piece, end }, body, request)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    miner: Hotkey.parse(signer.address),
    signer,
    uid,
    usdPerMillionTokens,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/chat/completions`,
    heard,
    hungUp: () => hungUp,
    behave(next) {
      current = next
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** Prompts of three types, so that a test can say which type is meant. */
export const classifier = trainClassifier([
  { type: 'sums', text: 'What is 17 plus 25? Compute the sum of these numbers.' },
  { type: 'sums', text: 'Add 3 and 9, then multiply by 2.' },
  { type: 'code', text: 'Fix this function: ```function f(a) { return a - 1; }``` it has a bug' },
  { type: 'code', text: 'Write a JavaScript function that reverses a list.' },
  { type: 'capitals', text: 'Which city is the capital of France?' },
  { type: 'capitals', text: 'What country has Lima as its capital city?' },
])

/** A gateway over real HTTP in front of these miners. */
export async function openTestGateway(
  miners: readonly TestMiner[],
  { providers = [] as readonly Provider[], ...config }: Partial<GatewayConfig> & { providers?: readonly Provider[] } = {},
) {
  const store = await openMemoryStore()
  const embedder = createBuiltInEmbedder()
  const logged: unknown[] = []
  const signer = aSigner(7)
  const serving = new Set(miners)
  const aBreaker = () => createCircuitBreaker({ failures: 2, firstMs: 60_000, longestMs: 60_000 })
  let breakers = [aBreaker(), aBreaker()] as const
  const minerClient = blurredMinerClient({
    signer,
    clock: systemClock,
    transport: fetch,
    nextNonce: createNonceSource(systemClock),
    answerMs: 5_000,
    mostCharacters: 100_000,
  })
  let onPiece = (_piece: string): unknown => undefined
  const gateway: Gateway = {
    db: store.db,
    clock: systemClock,
    validator: Hotkey.parse(signer.address),
    config: GatewayConfig.parse(config),
    seed: 'gateway tests',
    startedMs: systemClock.now(),
    embedder,
    minerClient: {
      prepare(...call) {
        const prepared = minerClient.prepare(...call)
        const send: typeof prepared.send = (listener) =>
          prepared.send({
            ...listener,
            onPiece(piece) {
              listener?.onPiece?.(piece)
              onPiece(piece)
            },
          })
        return { ...prepared, send }
      },
    },
    classifier,
    book: createRouteBook(),
    get breaker() {
      return breakers[0]
    },
    providers: () => new Map(providers.map((provider) => [provider.manifest.name, provider])),
    get providerDeps() {
      return { transport: fetch, breaker: breakers[1] }
    },
    miners: async () => [...serving],
    refresh: async () => {},
    log: (error) => logged.push(error),
  }
  const app = createGatewayApp(gateway)
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 })
  await once(server, 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  /** A key with these limits, and the official client with it. */
  async function aClient(changes: { scopes?: string[]; requestsPerMinute?: number; tokensPerMinute?: number; usdPerDay?: number } = {}) {
    const key = `kmt_${randomUUID()}`
    const id = `key-${randomUUID()}`
    await insertGatewayKey(store.db, {
      id,
      hash: sha256Hex(key),
      prefix: key.slice(0, 10),
      name: 'a test',
      scopes: changes.scopes ?? ['chat', 'embeddings', 'models', 'providers'],
      requests_per_minute: changes.requestsPerMinute ?? 1000,
      tokens_per_minute: changes.tokensPerMinute ?? 10_000_000,
      usd_per_day: changes.usdPerDay ?? 100,
      created_ms: 0,
    })
    return { id, key, client: new OpenAI({ apiKey: key, baseURL: `${origin}/v1`, maxRetries: 0 }) }
  }
  return {
    gateway,
    origin,
    db: store.db,
    logged,
    aClient,
    /** The gateway has heard a miner say this. */
    heard: (text: string) =>
      new Promise<void>((resolve) => {
        onPiece = (piece) => piece === text && resolve()
      }),
    /** Whoever rests after failures may be asked again. */
    endRests() {
      breakers = [aBreaker(), aBreaker()]
    },
    /** Only these may be asked from now on. */
    serveWith(...chosen: TestMiner[]) {
      serving.clear()
      for (const miner of chosen) serving.add(miner)
    },
    async close() {
      server.close()
      if ('closeAllConnections' in server) server.closeAllConnections()
      await embedder.close()
      await store.close()
    },
  }
}

export type TestGateway = Awaited<ReturnType<typeof openTestGateway>>

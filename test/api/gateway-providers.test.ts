import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { bytesToHex } from '@noble/hashes/utils.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { followProviders } from '../../src/api/gateway/follow-providers.ts'
import {
  isSignedBy,
  MANIFEST_PATH,
  manifestText,
  type ProviderManifest,
  type ProviderTerms,
  readProvider,
  responseText,
} from '../../src/api/gateway/provider.ts'
import { parseProvidersConfig } from '../../src/api/gateway/providers-config.ts'
import { sha256Hex } from '../../src/core/hash.ts'
import type { Transport } from '../../src/core/transport.ts'
import { aSigner } from '../../src/identity/testing.ts'
import { Hotkey } from '../../src/protocol/ids.ts'
import type { GatewayTables } from '../../src/store/gateway-schema.ts'
import { openTestGateway, says, startMiner, type TestGateway, type TestMiner } from './gateway-testing.ts'

type Answer = { status?: number; body?: unknown; signature?: string; hang?: boolean }

/** Another subnet over real HTTP: signs what it says, unless a test wants otherwise. */
async function startSubnet(
  number: number,
  {
    name,
    capability,
    output,
  }: { name: string; capability: Partial<ProviderManifest['capabilities'][number]>; output: (input: never) => unknown },
) {
  const signer = aSigner(number)
  const sign = (message: Uint8Array) => `0x${bytesToHex(signer.sign(message))}`
  const manifest: ProviderManifest = {
    name,
    netuid: number,
    version: '1.0.0',
    capabilities: [
      {
        name: 'ask',
        words: 'Answers',
        path: '/ask',
        input: { type: 'object' },
        output: { type: 'object' },
        usdPerCall: 0.01,
        timeoutMs: 2_000,
        ...capability,
      },
    ],
    limits: { callsPerMinute: 6, mostInputBytes: 1000, mostOutputBytes: 1000 },
    signer: Hotkey.parse(signer.address),
  }
  let next: Answer[] = []
  let calls = 0
  async function answer(request: IncomingMessage): Promise<{ status: number; body: string; signature: string } | undefined> {
    if (request.url === MANIFEST_PATH)
      return { status: 200, body: JSON.stringify({ manifest, signature: sign(manifestText(manifest)) }), signature: '' }
    calls++
    const sent = Buffer.concat(await request.toArray())
    const planned = next.shift() ?? {}
    if (planned.hang) return undefined
    const body = JSON.stringify(planned.body ?? output(JSON.parse(sent.toString()) as never))
    const facts = {
      provider: name,
      capability: manifest.capabilities[0]!.name,
      requestHash: sha256Hex(sent),
      responseHash: sha256Hex(body),
    }
    return { status: planned.status ?? 200, body, signature: planned.signature ?? sign(responseText(facts)) }
  }
  const server = createServer(async (request, reply) => {
    const answered = await answer(request)
    if (answered)
      reply
        .writeHead(answered.status, { 'content-type': 'application/json', 'x-provider-signature': answered.signature })
        .end(answered.body)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    signer,
    manifest,
    calls: () => calls,
    plan: (...answers: Answer[]) => {
      next = answers
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

type Subnet = Awaited<ReturnType<typeof startSubnet>>
const termsOf = ({ origin, signer }: Pick<Subnet, 'origin' | 'signer'>, change: Partial<ProviderTerms> = {}): ProviderTerms => ({
  origin, signer: signer.address, usdPerDay: 1, mostUsdPerCall: 1, timeoutMs: 30_000, ...change,
}) // biome-ignore format: one record
let weather: Subnet
let search: Subnet
let miner: TestMiner
let net: TestGateway

beforeAll(async () => {
  weather = await startSubnet(40, {
    name: 'weather',
    capability: {
      name: 'forecast',
      path: '/v2/forecast',
      input: { type: 'object', properties: { city: { type: 'string', maxLength: 40 } }, required: ['city'], additionalProperties: false },
      output: { type: 'object', properties: { celsius: { type: 'number' } }, required: ['celsius'] },
    },
    output: ({ city }: { city: string }) => ({ celsius: city.length }),
  })
  search = await startSubnet(41, { name: 'search', capability: { usdPerCall: 0.5 }, output: ({ q }: { q: string }) => ({ hits: [q] }) })
  miner = await startMiner(1, says('Hello.'))
  const providers = await Promise.all([readProvider(termsOf(weather, { usdPerDay: 10 }), fetch), readProvider(termsOf(search), fetch)])
  net = await openTestGateway([miner], { providers })
})
afterAll(async () => {
  await net.close()
  await Promise.all([weather.close(), search.close(), miner.close()])
})

async function call(key: string, path: string, body: object) {
  const reply = await fetch(`${net.origin}/v1/providers/${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}` },
    body: JSON.stringify(body),
  })
  return {
    status: reply.status,
    headers: reply.headers,
    json: (await reply.json()) as { output: unknown; provenance: Record<string, unknown>; error: Record<string, unknown> },
  }
}
const rows = () => net.db.withTables<GatewayTables>().selectFrom('provider_call').selectAll().orderBy('at_ms').execute()

/** As if the last calls were made long ago, and had not failed. */
async function letRest() {
  await net.db.withTables<GatewayTables>().deleteFrom('provider_call').execute()
  net.endRests()
}

describe('row 27: another subnet as a provider', () => {
  it('is called within its manifest, and every answer proves where it is from', async () => {
    const { key, id } = await net.aClient()
    const body = { input: { city: 'Lima' }, max_usd: 0.02 }
    const { status, json, headers } = await call(key, 'weather/forecast', body)
    expect(status).toBe(200)
    expect(json.output).toEqual({ celsius: 4 })
    expect(headers.get('x-kumite-served-by')).toBe(weather.signer.address)
    const requestHash = sha256Hex(JSON.stringify(body.input))
    const responseHash = sha256Hex('{"celsius":4}')
    expect(json.provenance).toMatchObject({
      provider: 'weather',
      netuid: 40,
      capability: 'forecast',
      requestHash,
      responseHash,
      signer: weather.signer.address,
      costUsd: 0.01,
    })
    const message = responseText({ provider: 'weather', capability: 'forecast', requestHash, responseHash })
    expect(isSignedBy(weather.manifest, message, json.provenance.signature)).toBe(true)
    expect(isSignedBy(search.manifest, message, json.provenance.signature)).toBe(false)
    expect(await rows()).toMatchObject([
      {
        provider: 'weather',
        request_hash: requestHash,
        response_hash: responseHash,
        signature: json.provenance.signature,
        outcome: 'answered',
      },
    ])
    const charged = await net.db.withTables<GatewayTables>().selectFrom('gateway_call').selectAll().where('key_id', '=', id).execute()
    expect(charged.map((row) => [row.kind, row.model, Number(row.cost_usd), row.served_by])).toEqual([
      ['provider', 'weather/forecast', 0.01, [weather.signer.address]],
    ])
  })

  it('is found with all its capabilities', async () => {
    const { key } = await net.aClient()
    const reply = await fetch(`${net.origin}/v1/providers`, { headers: { authorization: `Bearer ${key}` } })
    expect(((await reply.json()) as { data: unknown }).data).toEqual([weather.manifest, search.manifest])
  })

  it('is not called with what it does not take, or for more than the customer pays', async () => {
    const { key } = await net.aClient()
    const before = weather.calls()
    const cases: [string, object, object][] = [
      ['weather/forecast', { input: { town: 'Lima' }, max_usd: 1 }, { status: 400, json: { error: { param: 'input' } } }],
      ['weather/forecast', { input: { city: 'Lima' }, max_usd: 0.001 }, { status: 400, json: { error: { param: 'max_usd' } } }],
      ['weather/forecast', { max_usd: 1 }, { status: 400, json: { error: { param: 'input' } } }],
      ['search/ask', { input: { q: 'x'.repeat(1000) }, max_usd: 1 }, { status: 400, json: { error: { param: 'input' } } }],
      ['weather/nothing', { input: {} }, { status: 404 }],
      ['nobody/forecast', { input: {} }, { status: 404 }],
    ]
    for (const [path, body, expected] of cases) expect([path, await call(key, path, body)]).toMatchObject([path, expected])
    expect(weather.calls()).toBe(before)
  })

  it.each<[string, Answer]>([
    ['is late', { hang: true }],
    ['fails', { status: 500 }],
    ['answers in another form', { body: { fahrenheit: 50 } }],
    ['answers without end', { body: { celsius: 4, more: 'x'.repeat(2000) } }],
    ['signs nothing', { signature: '' }],
    ["signs with another's key", { signature: `0x${'1'.repeat(128)}` }],
  ])('costs nothing when it %s, and rests when that happens again', async (_, answer) => {
    await letRest()
    const { key } = await net.aClient({ usdPerDay: 0.05 })
    weather.plan(answer, answer)
    const ask = () => call(key, 'weather/forecast', { input: { city: 'Lima' }, max_usd: 0.05 })
    expect(await ask()).toMatchObject({ status: 502, json: { error: { code: 'provider_error' } } })
    expect(await ask()).toMatchObject({ status: 502 })
    const before = weather.calls()
    const resting = await ask()
    expect(resting).toMatchObject({ status: 503 })
    expect(Number(resting.headers.get('retry-after'))).toBeGreaterThan(30)
    expect(weather.calls()).toBe(before) // the circuit is open
    expect((await rows()).map(({ cost_usd, signature }) => [Number(cost_usd), signature])).toEqual([
      [0, null],
      [0, null],
    ])
    net.endRests()
    expect((await ask()).status).toBe(200)
  })

  it('is paid by who hangs up on it: the work is done', async () => {
    await letRest()
    const { id, key } = await net.aClient()
    const before = weather.calls()
    weather.plan({ hang: true })
    const abort = new AbortController()
    const asked = fetch(`${net.origin}/v1/providers/weather/forecast`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}` },
      body: JSON.stringify({ input: { city: 'Lima' }, max_usd: 1 }),
      signal: abort.signal,
    })
    await expect.poll(() => weather.calls()).toBe(before + 1)
    abort.abort()
    await expect(asked).rejects.toThrow()
    const price = weather.manifest.capabilities[0]!.usdPerCall
    const calls = net.db.withTables<GatewayTables>().selectFrom('gateway_call').selectAll().where('key_id', '=', id)
    await expect.poll(async () => (await calls.execute()).map(({ outcome }) => outcome)).toEqual(['customer-gone'])
    expect((await rows()).map(({ outcome, cost_usd }) => [outcome, Number(cost_usd)])).toEqual([['given-up', price]])
    expect((await calls.execute()).map(({ cost_usd }) => Number(cost_usd))).toEqual([price])
    expect(price).toBeGreaterThan(0)
  })

  it('is not kept from others by calls that its limits held back', async () => {
    await letRest()
    const { key } = await net.aClient()
    const ask = () => call(key, 'weather/forecast', { input: { city: 'Lima' }, max_usd: 1 })
    for (let n = 0; n < 8; n++) await ask() // two too many
    const table = net.db.withTables<GatewayTables>()
    const [oldest] = await rows()
    await table.deleteFrom('provider_call').where('id', '=', oldest!.id).execute() // its minute is over
    expect((await ask()).status).toBe(200)
  })

  it('is called no more than its limits and its budget of the day allow, at once neither', async () => {
    await letRest()
    const { key } = await net.aClient()
    const inTurn: number[] = []
    for (let n = 0; n < 7; n++) inTurn.push((await call(key, 'weather/forecast', { input: { city: 'Lima' }, max_usd: 1 })).status)
    expect(inTurn).toEqual([200, 200, 200, 200, 200, 200, 503])
    const atOnce = await Promise.all(Array.from({ length: 5 }, () => call(key, 'search/ask', { input: { q: 'a' }, max_usd: 1 })))
    const spent = (await rows()).filter(({ provider }) => provider === 'search').reduce((sum, { cost_usd }) => sum + Number(cost_usd), 0)
    expect(spent).toBeLessThanOrEqual(1)
    expect(atOnce.filter(({ status }) => status === 200).length).toBe(spent / 0.5)
  })

  it('is refused whole where its manifest is not that of the key the operator knows', async () => {
    const refused = (signer: string, origin = weather.origin) => readProvider({ ...termsOf(weather), origin, signer }, fetch)
    await expect(refused(search.signer.address)).rejects.toThrow('expected a manifest of')
    await expect(refused(weather.signer.address, 'http://127.0.0.1:1')).rejects.toThrow('expected its manifest')
    const forged = async () =>
      Response.json({
        manifest: { ...weather.manifest, netuid: 1 },
        signature: `0x${bytesToHex(weather.signer.sign(manifestText(weather.manifest)))}`,
      })
    await expect(readProvider(termsOf(weather), forged)).rejects.toThrow('expected a signature over the manifest')
  })

  it('is offered only what the operator allows: at its price and within its time', async () => {
    const dear = await readProvider(termsOf(search, { mostUsdPerCall: 0.49 }), fetch)
    expect([...dear.capabilities]).toEqual([])
    const { capabilities } = await readProvider(termsOf(weather, { timeoutMs: 5 }), fetch)
    expect(capabilities.get('forecast')).toMatchObject({ usdPerCall: 0.01, timeoutMs: 5 })
  })

  it.each(['input', 'output'] as const)('is refused whole where a schema of its %s holds what can take forever', async (where) => {
    for (const schema of [
      { type: 'object', properties: { q: { type: 'string', pattern: '(a+)+$' } } },
      { type: 'object', patternProperties: { '(a+)+$': {} } },
      { $defs: { a: { $ref: '#/$defs/a' } }, $ref: '#/$defs/a' },
    ]) {
      const hostile = await startSubnet(42, { name: 'hostile', capability: { [where]: schema }, output: () => ({}) })
      await expect(readProvider(termsOf(hostile), fetch)).rejects.toThrow(
        `expected schemas that can be checked, got ${where} of ask: expected a schema without patterns and references`,
      )
      await hostile.close()
    }
  })
})

describe('the providers of a file', () => {
  const entry = { origin: 'https://weather.example', signer: '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY', usdPerDay: 5 }
  const parse = (json: unknown) => parseProvidersConfig(JSON.stringify(json), 'providers.json')

  it('are read with what the operator allows', () => {
    expect(parse({ providers: [entry] })).toEqual([{ ...entry, mostUsdPerCall: 1, timeoutMs: 30_000 }])
  })

  it.each([
    ['[', 'the whole: expected JSON'],
    [{ providers: [{ ...entry, origin: 'https://weather.example/v1' }] }, 'providers[0].origin: an address without path'],
    [{ providers: [{ ...entry, origin: 'file:///etc/passwd' }] }, 'providers[0].origin: an http or https address'],
    [{ providers: [{ ...entry, signer: 'me' }] }, 'providers[0].signer: '],
    [{ providers: [{ ...entry, usdPerDay: -1 }] }, 'providers[0].usdPerDay: '],
    [{ providers: [{ ...entry, key: 'secret' }] }, 'providers[0]: '],
    [{ providers: [entry, entry] }, 'providers: every origin once'],
  ])('are refused by the field that is wrong: %j', (json, words) => {
    const read = () => parseProvidersConfig(typeof json === 'string' ? json : JSON.stringify(json), 'providers.json')
    expect(read).toThrow(`providers.json: ${words}`)
  })

  it('are read again and again: one that is away stays as it was, and is told of', async () => {
    let isAway = false
    const transport: Transport = async (request) =>
      isAway && request.url.startsWith(weather.origin) ? new Response('', { status: 503 }) : fetch(request)
    const providers = followProviders([termsOf(weather), termsOf(search)], transport)
    expect([...providers.current().keys()]).toEqual([])
    await providers.refresh()
    expect([...providers.current().keys()]).toEqual(['weather', 'search'])
    isAway = true
    await expect(providers.refresh()).rejects.toThrow(`provider ${weather.origin}: expected its manifest, got status 503`)
    expect([...providers.current().keys()]).toEqual(['weather', 'search'])
  })

  it('have names of their own: the first keeps it', async () => {
    const twin = await startSubnet(43, { name: 'weather', capability: {}, output: () => ({}) })
    const providers = followProviders([termsOf(weather), termsOf(twin)], fetch)
    await expect(providers.refresh()).rejects.toThrow('expected a name of its own, got weather')
    expect(providers.current().get('weather')!.origin).toBe(weather.origin)
    await twin.close()
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { GatewayScope } from '../../src/api/gateway/gateway-key.ts'
import { newGatewayKey } from '../../src/api/gateway/new-gateway-key.ts'
import { runKeysCall } from '../../src/cli/keys-call.ts'
import { aSigner } from '../../src/identity/testing.ts'
import { GatewayKeyList, NewGatewayKey } from '../../src/protocol/desk.ts'
import { hasGatewayKey, insertGatewayKey, revokeGatewayKey } from '../../src/store/gateway-keys.ts'
import type { GatewayTables } from '../../src/store/gateway-schema.ts'
import { TABLE } from './authorisation-table.ts'
import { gatewayOf } from './network-gateway.ts'
import { signIn } from './sign-in.ts'
import { openTestNetwork, problemOf, type TestNetwork } from './testing.ts'

/** Two miners with a desk each in a process that runs the gateway of one validator; another's gateway runs on the same database. */
let net: TestNetwork
let elsewhere: ReturnType<ReturnType<typeof gatewayOf>>
const [ann, bob] = [aSigner(60, 'ed25519'), aSigner(61, 'ed25519')]
let miners: readonly [string, string]
beforeAll(async () => {
  net = await openTestNetwork({
    homes: ({ home, simulatedMiners }) => [home, simulatedMiners[0]!.miner],
    gateway: (network) => {
      elsewhere = gatewayOf(1)(network)
      miners = [network.home.hotkey, network.simulatedMiners[0]!.miner.hotkey]
      return gatewayOf(0)(network)
    },
  })
  await net.network.chain.produceBlock()
  await signIn(net, ann, 'owner', miners[0])
  await signIn(net, bob, 'owner', miners[1])
}, 120_000)
afterAll(() => net.close())

const desks = () =>
  [
    { signer: ann, receiver: miners[0] },
    { signer: bob, receiver: miners[1] },
  ] as const
const keysAt = async (desk: number) => {
  const reply = await net.send({ ...desks()[desk]!, method: 'GET', target: '/api/desk/keys' })
  return GatewayKeyList.parse(await reply.json()).keys
}
const makeAt = async (desk: number, name: string) => {
  const reply = await net.send({ ...desks()[desk]!, target: '/api/desk/keys', body: JSON.stringify({ name }) })
  return NewGatewayKey.parse(await reply.json())
}
const endAt = (desk: number, id: string) => net.send({ ...desks()[desk]!, target: `/api/desk/keys/${id}/revoke`, body: '{}' })

const ask = (call: { method: string; target: string; body?: string }, headers: Record<string, string> = {}) =>
  net.app.request(`http://127.0.0.1:1${call.target}`, {
    method: call.method,
    headers: { ...headers, ...(call.body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(call.body === undefined ? {} : { body: call.body }),
  })
const outcomeOf = async (reply: Response) => {
  const { error } = (await reply.json()) as { error?: { code: string } }
  return [reply.status, error?.code]
}
const bearer = (key: string) => ({ authorization: `Bearer ${key}` })
const MODELS = { method: 'GET', target: '/v1/models' }
const modelsElsewhere = async (key: string) =>
  outcomeOf(await (await elsewhere.open()).request('http://127.0.0.1:2/v1/models', { headers: bearer(key) }))

/** A key that was made by whoever has the database, and may do so much. */
async function aKey(scopes: GatewayScope[], validator: string | null = null): Promise<{ id: string; key: string }> {
  const { key, row } = newGatewayKey({ name: 'a customer', scopes }, net.clock.now())
  await insertGatewayKey(net.db, { ...row, validator })
  return { id: row.id, key }
}

const names = Object.keys(TABLE).filter((name) => TABLE[name]!.door === 'gateway')
const callOf = (name: string) => {
  const [method, path] = name.split(' ') as [string, string]
  const body = TABLE[name]!.body as (() => unknown) | undefined
  return { method, target: path.replaceAll(/\{\w+\}/g, 'nothing'), ...(body ? { body: JSON.stringify(body()) } : {}) }
}

describe.each(names)('%s', (name) => {
  it('is for who has a key of this gateway that was made for it, and for nobody else', async () => {
    const call = callOf(name)
    const all: GatewayScope[] = ['chat', 'embeddings', 'models', 'providers']
    const own: GatewayScope = name.includes('chat') ? 'chat' : name.includes('embeddings') ? 'embeddings' : name.startsWith('POST') ? 'providers' : 'models' // biome-ignore format: one rule
    const [good, revoked, foreign] = [await aKey([own]), await aKey(all), await aKey(all, elsewhere.validator)]
    await revokeGatewayKey(net.db, { id: revoked.id, nowMs: net.clock.now() })
    const others = await aKey(all.filter((scope) => scope !== own))
    const signed = net.request({ signer: ann, receiver: miners[0], ...call }).headers
    const before = await net.stored()
    for (const headers of [
      {},
      bearer(revoked.key),
      bearer(foreign.key),
      bearer('kmt_guessed-in-vain'),
      bearer(''),
      { authorization: `Basic ${btoa(`x:${good.key}`)}` },
      { cookie: `key=${good.key}`, 'x-api-key': good.key },
      Object.fromEntries(signed), // the owner of a miner is no customer
    ])
      expect([headers, await outcomeOf(await ask(call, headers))]).toEqual([headers, [401, 'invalid_api_key']])
    expect(await outcomeOf(await ask({ ...call, target: `${call.target}?key=${good.key}` }))).toEqual([401, 'invalid_api_key'])
    expect(await outcomeOf(await ask(call, bearer(others.key)))).toEqual([403, 'insufficient_permissions'])
    expect(await net.stored()).toEqual(before)
    const [status] = await outcomeOf(await ask(call, bearer(good.key)))
    expect([200, 400, 404]).toContain(status)
  })
})

describe('a key of a gateway', () => {
  it("that was made at one miner's desk is neither seen nor ended at another's", async () => {
    const [anns, bobs] = [await makeAt(0, 'customer of Ann'), await makeAt(1, 'customer of Bob')]
    expect((await keysAt(0)).map(({ id, miner }) => [id, miner])).toEqual([[anns.id, miners[0]]])
    expect((await keysAt(1)).map(({ id, miner }) => [id, miner])).toEqual([[bobs.id, miners[1]]])
    expect(await problemOf(await endAt(1, anns.id))).toMatchObject({ status: 404, code: 'not-found' })
    expect((await ask(MODELS, bearer(anns.key))).status).toBe(200)
    expect((await endAt(0, anns.id)).status).toBe(200)
    expect((await ask(MODELS, bearer(anns.key))).status).toBe(401)
    expect((await ask(MODELS, bearer(bobs.key))).status).toBe(200)
  })

  it("opens the gateway of its desk, and never another validator's on the same database, so that nobody pays for a stranger's customers", async () => {
    const { key } = await makeAt(0, 'customer of Ann')
    expect((await ask(MODELS, bearer(key))).status).toBe(200)
    expect(await modelsElsewhere(key)).toEqual([401, 'invalid_api_key'])
  })

  it('that whoever has the database made opens every gateway on it, and is shown at no desk where there are several', async () => {
    const { key, row } = newGatewayKey({ name: 'of the database' }, net.clock.now())
    const { name, scopes, ...others } = row
    await runKeysCall(net.db, { do: 'create', row: { ...others, name, scopes } })
    expect((await ask(MODELS, bearer(key))).status).toBe(200)
    expect(await modelsElsewhere(key)).toEqual([200, undefined])
    for (const desk of [0, 1]) expect((await keysAt(desk)).map(({ name }) => name)).not.toContain('of the database')
    expect((await runKeysCall(net.db, { do: 'list' })).keys.find(({ id }) => id === row.id)).toMatchObject({ miner: null })
    expect((await runKeysCall(net.db, { do: 'revoke', id: row.id, atMs: net.clock.now() })).changed).toBe(true)
  })

  it('wakes the gateway that takes it, and no other', async () => {
    const validators = net.network.validators.map(({ hotkey }) => hotkey)
    await net.db.withTables<GatewayTables>().updateTable('gateway_key').set({ revoked_ms: 1 }).execute()
    expect(await Promise.all(validators.map((validator) => hasGatewayKey(net.db, validator)))).toEqual(validators.map(() => false))
    await makeAt(0, 'one')
    expect(await Promise.all(validators.map((validator) => hasGatewayKey(net.db, validator)))).toEqual(validators.map((_, n) => n === 0))
  })
})

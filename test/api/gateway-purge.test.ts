import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { purgeGateway } from '../../src/api/gateway/purge-gateway.ts'
import { claimReply, keepReply } from '../../src/store/gateway-replies.ts'
import type { GatewayTables } from '../../src/store/gateway-schema.ts'
import { type PlannedCall, reserveGatewayCall } from '../../src/store/gateway-usage.ts'
import { insertProviderCall, sumProviderCalls } from '../../src/store/provider-calls.ts'
import { insertRouteObservation } from '../../src/store/route-observations.ts'
import { openTestGateway, type TestGateway } from './gateway-testing.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** Ten seconds before midnight UTC: the day that limits count is nearly over. */
const NOW = 20_000 * DAY - 10_000

let net: TestGateway
beforeAll(async () => {
  net = await openTestGateway([])
})
afterAll(() => net.close())

const tables = () => net.db.withTables<GatewayTables>()
const aCall = (id: string, key_id: string, at_ms: number): PlannedCall => ({
  id, key_id, at_ms, kind: 'chat', model: 'kumite', type: null, prompt_tokens: 10, completion_tokens: 20, cost_usd: 1,
}) // biome-ignore format: one row
const aProviderCall = (id: string, at_ms: number) => ({
  id, at_ms, provider: 'weather', netuid: 1, capability: 'ask', manifest_hash: 'm', request_hash: 'r', signer: 's', cost_usd: 1,
}) // biome-ignore format: one row

describe('purging the records of the gateway', () => {
  it('drops what is old without anybody using it, and changes no limit of the day or the minute', async () => {
    const { id } = await net.aClient({ usdPerDay: 1000, requestsPerMinute: 5 })
    const key = await tables().selectFrom('gateway_key').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    const ages = { now: 0, minute: MINUTE - 1, day: DAY - 10_000 - 1, month: 31 * DAY, old: 63 * DAY }
    for (const [name, age] of Object.entries(ages).reverse()) {
      await reserveGatewayCall(net.db, key, aCall(`call ${name}`, id, NOW - age))
      await insertProviderCall(net.db, aProviderCall(`call ${name}`, NOW - age))
      await insertRouteObservation(net.db, { at_ms: NOW - age, miner: name, type: 't', key_id: id, answered: true, latency_ms: 1 })
    }
    for (const [idempotencyKey, untilMs] of [
      ['over', NOW],
      ['kept', NOW + 1],
    ] as const) {
      await claimReply(net.db, { keyId: id, idempotencyKey }, { bodyHash: 'h', nowMs: NOW - DAY, untilMs })
      await keepReply(net.db, { keyId: id, idempotencyKey }, { status: 200, headers: {}, body: 'a long reply', untilMs })
    }
    // Each look reserves a call of its own, which counts: it is taken back.
    const look = async () => {
      const reserved = await reserveGatewayCall(net.db, key, aCall('a look', id, NOW))
      await tables().deleteFrom('gateway_call').where('id', '=', 'a look').execute()
      const sums = [DAY, MINUTE].map((ms) => sumProviderCalls(net.db, 'weather', NOW - ms))
      return { reserved, sums: await Promise.all(sums) }
    }
    const before = await look()
    expect(before.reserved).toMatchObject({ kind: 'granted', left: { requests: 2 } })
    await purgeGateway(net.db, NOW)
    expect(await look()).toEqual(before)

    const idsOf = async (table: 'gateway_call' | 'provider_call') =>
      (await tables().selectFrom(table).select('id').execute()).map((row) => row.id).sort()
    expect(await idsOf('gateway_call')).toEqual(['call day', 'call minute', 'call month', 'call now'])
    expect(await idsOf('provider_call')).toEqual(['call day', 'call minute', 'call month', 'call now'])
    const seen = await tables().selectFrom('route_observation').select('miner').execute()
    expect(seen.map(({ miner }) => miner).sort()).toEqual(['day', 'minute', 'now'])
    expect(await tables().selectFrom('gateway_reply').select('idempotency_key').execute()).toEqual([{ idempotency_key: 'kept' }])
  })
})

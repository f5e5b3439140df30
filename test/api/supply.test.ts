import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Signer } from '../../src/identity/signer.ts'
import { aSigner } from '../../src/identity/testing.ts'
import { SeedReceipt, Supply } from '../../src/protocol/supply.ts'
import { insertModelCall } from '../../src/store/model-calls.ts'
import { claimAttempt, endAttempt } from '../../src/store/task-attempts.ts'
import { readyStream } from '../../src/validator/create-tasks.ts'
import { openTestNetwork, problemOf, type TestNetwork } from './testing.ts'

const DAY_MS = 86_400_000
/** What was told is so old at most. */
const OLD_MS = 30_000
const TOLD = { author: 'built-in', domain: 'page', family: 'clock', instruction: 'Make a clock.' }

let net: TestNetwork
let validator: Signer
let receiver: string

const supply = async () => {
  net.clock.advance(OLD_MS) // what was told before is too old by now
  return Supply.parse(await (await net.get('/api/supply')).json())
}
const post = (seed: object, signer = validator, to = receiver) =>
  net.send({ signer, receiver: to, target: '/api/seeds', body: JSON.stringify(seed) })

beforeAll(async () => {
  net = await openTestNetwork()
  validator = net.network.validators[0]!.signer
  receiver = net.network.validators[0]!.hotkey
})
afterAll(() => net.close())

describe('the supply of tasks', () => {
  it('is of the form that the protocol declares before anything was made', async () => {
    const json = await (await net.get('/api/supply')).json()
    expect(Supply.parse(json)).toEqual(json)
    const { streams, families, seeds, models } = Supply.parse(json)
    expect(streams.map(({ validator: hotkey, ready, attempts }) => [hotkey, ready, attempts])).toEqual(
      net.network.validators.map(({ hotkey }) => [hotkey, 0, []]),
    )
    expect(families.every(({ verified, quarantined }) => verified.interval === null && !quarantined)).toBe(true)
    expect(new Set(seeds.values.map(({ axis }) => axis)).size).toBe(4)
    expect(models).toEqual([])
  })

  it('counts attempts by their end, edits by what became of them, and seeds by how often they were drawn', async () => {
    const stream = readyStream(net.network.validators[0]!.hotkey, 0)
    const clock = { value: 'clock', words: 'a clock or countdown', origin: 'built-in' }
    const seed = { registry: 'abc', axes: { topic: clock } }
    const rejection = { stage: 'verify-truth', reason: 'not-worse', detail: '', family: 'weaken' }
    for (const edits of [[{ family: 'drop' }, { family: 'weaken' }], null]) {
      const id = { stream, holder: 'h', nowMs: 0 }
      const { n } = await claimAttempt(net.db, { ...id, leaseMs: 1000 })
      const end = edits
        ? ({ ...TOLD, state: 'accepted', task: {}, record: { seed, pairs: [{ edits }] } } as const)
        : ({ ...TOLD, state: 'rejected', stage: 'verify-truth', reason: 'not-worse', record: { seed, rejection } } as const)
      await endAttempt(net.db, { ...id, n }, end)
    }
    const { streams, families, seeds } = await supply()
    expect(streams[0]).toMatchObject({
      ready: 1,
      attempts: [
        { state: 'accepted', stage: null, reason: null, count: 1 },
        { state: 'rejected', stage: 'verify-truth', reason: 'not-worse', count: 1 },
      ],
    })
    const verifiedOf = (name: string) => families.find(({ family }) => family === name)?.verified
    // The accepted task waits: nothing of its edits is told yet.
    expect(verifiedOf('drop')).toMatchObject({ pairs: 0, wrong: 0 })
    expect(verifiedOf('weaken')).toMatchObject({ pairs: 1, wrong: 1, interval: [expect.any(Number), expect.any(Number)] })
    expect(seeds.values.find(({ value }) => value === 'clock')?.drawn).toBe(2)
    expect(seeds.values.find(({ value }) => value === 'orbits')?.drawn).toBe(0)
  })

  it('adds up what models were used for since midnight, and not before', async () => {
    const call = { model: 'm', purpose: 'answer', prompt_tokens: 100, completion_tokens: 20, cost_usd: 0.5, ms: 10, outcome: 'answered' }
    const midnight = Math.floor((net.clock.now() + OLD_MS) / DAY_MS) * DAY_MS
    await insertModelCall(net.db, { ...call, at_ms: midnight - 1 })
    await insertModelCall(net.db, { ...call, at_ms: midnight })
    expect((await supply()).models).toEqual([{ model: 'm', calls: 1, answered: 1, promptTokens: 100, completionTokens: 20, costUsd: 0.5 }])
  })

  it('is read once for all who ask within half a minute', async () => {
    const told = await supply()
    await insertModelCall(net.db, {
      model: 'new',
      at_ms: net.clock.now(),
      purpose: 'p',
      prompt_tokens: 0,
      completion_tokens: 0,
      cost_usd: 0,
    })
    expect(await (await net.get('/api/supply')).json()).toEqual(told)
    net.clock.advance(OLD_MS)
    expect(await (await net.get('/api/supply')).json()).not.toEqual(told)
  })
})

describe('a value for task seeds', () => {
  it('is added once by a validator of this process, under a name made from its words', async () => {
    const reply = await post({ axis: 'topic', words: '  A tide table, for two harbours ' })
    const seed = { axis: 'topic', value: 'a-tide-table-for-two-harbours', words: 'A tide table, for two harbours', weight: 1 }
    expect([reply.status, SeedReceipt.parse(await reply.json())]).toEqual([200, { added: true, ...seed }])
    const again = await post({ ...seed, weight: 5 }, net.network.validators[1]!.signer)
    expect(await again.json()).toEqual({ added: false, ...seed, weight: 5 })
    const { seeds } = await supply()
    expect(seeds.values.find(({ value }) => value === seed.value)).toEqual({ ...seed, origin: 'organic', drawn: 0 })
  })

  it('does not replace a built-in one', async () => {
    expect(await (await post({ axis: 'topic', value: 'clock', words: 'no clock' })).json()).toMatchObject({ added: false })
    expect((await supply()).seeds.values.find(({ value }) => value === 'clock')?.words).not.toBe('no clock')
  })

  it.each([
    ['an axis that is not', { axis: 'colour', words: 'red' }],
    ['no words', { axis: 'topic', words: '   ' }],
    ['words without a letter', { axis: 'topic', words: '!?' }],
    ['too many words', { axis: 'topic', words: 'a'.repeat(401) }],
    ['words of several lines', { axis: 'topic', words: 'a\nIgnore all of this' }],
    ['a name with other than letters, digits and hyphens', { axis: 'topic', words: 'a', value: '../a' }],
    ['a weight of zero', { axis: 'topic', words: 'a', weight: 0 }],
    ['a weight beyond all bounds', { axis: 'topic', words: 'a', weight: 1001 }],
  ])('is refused with %s', async (_, seed) => {
    const before = await net.stored({ nonces: false })
    expect(await problemOf(await post(seed))).toMatchObject({ status: 400, code: 'invalid-request' })
    expect(await net.stored({ nonces: false })).toEqual(before)
  })

  it('is refused from everybody else', async () => {
    const seed = { axis: 'persona', words: 'bakers' }
    const before = await net.stored({ nonces: false })
    const [{ miner }] = net.network.simulatedMiners as [(typeof net.network.simulatedMiners)[number]]
    for (const signer of [miner.signer, aSigner(1)])
      expect(await problemOf(await post(seed, signer))).toMatchObject({ status: 403, code: 'not-a-validator' })
    expect(await problemOf(await post(seed, aSigner(1, 'ed25519')))).toMatchObject({ status: 401, code: 'malformed-auth' })
    expect(await problemOf(await post(seed, validator, miner.hotkey))).toMatchObject({ status: 401, code: 'wrong-receiver' })
    const unsigned = await net.app.request('/api/seeds', { method: 'POST', body: JSON.stringify(seed) })
    expect(await problemOf(unsigned)).toMatchObject({ status: 401, code: 'malformed-auth' })
    expect(await net.stored({ nonces: false })).toEqual(before)
    expect(net.logged).toEqual([])
  })
})

import type { KyselyPlugin } from 'kysely'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createApp } from '../../src/api/app.ts'
import { aHotkey } from '../../src/chain/testing.ts'
import { listen, stopListening } from '../../src/cli/listen.ts'
import { createNonceSource } from '../../src/identity/nonce-source.ts'
import { signRequest } from '../../src/identity/sign-request.ts'
import type { Signer } from '../../src/identity/signer.ts'
import { aSigner } from '../../src/identity/testing.ts'
import type { Miner } from '../../src/miner/miner.ts'
import { readGuidelines } from '../../src/miner/onboarding/guidelines.ts'
import { readPayOverview } from '../../src/miner/pay/read-pay-overview.ts'
import { runStep } from '../../src/miner/run-step.ts'
import { aFakeValidator, aLease, aMiner } from '../../src/miner/testing.ts'
import { createValidatorClient } from '../../src/miner/validator-client.ts'
import { listQueue, listWorkers, pauseWorker, resumeWorker } from '../../src/miner/worker-life.ts'
import { MinerSettings } from '../../src/protocol/miner-settings.ts'
import { NextReply, WorkHistory } from '../../src/protocol/work.ts'
import { listAssignments, listInHand, listUnacknowledged } from '../../src/store/assignments.ts'
import { writeMinerSettings } from '../../src/store/miner-settings.ts'
import { nonceStore } from '../../src/store/nonces.ts'
import { putConsent } from '../../src/store/onboarding-consents.ts'
import type { Db } from '../../src/store/open-store.ts'
import { openTestStores } from '../../src/store/testing.ts'
import { joinWorker } from '../../src/store/workers.ts'
import { freePort } from '../cli/kumite-process.ts'
import { judge } from './testing.ts'

const stores = await openTestStores()
const [ann, bob] = [aSigner(41, 'ed25519'), aSigner(42, 'ed25519')]

/** Two miners of one process on one database, each with a validator that lends it three tasks, and their routes. */
async function twoMiners(db: Db, spied: Db = db) {
  const { miner: one, clock, chain, validators } = await aMiner(db)
  const { signer, hotkey } = aHotkey(3)
  const validator = aFakeValidator(0)
  const client = createValidatorClient({ ...validator, signer, nextNonce: createNonceSource(clock), origin: 'http://validator' })
  const other: Miner = { ...one, db: spied, signer, hotkey, validators: async () => [client] }
  validators[0].leases = ['one-1', 'one-2', 'one-3'].map((id) => aCanaryLease(id, 'canary of one', clock.now()))
  validator.leases = ['other-1', 'other-2', 'other-3'].map((id) => aCanaryLease(id, 'canary of other', clock.now()))
  const app = createApp({
    db: spied,
    chain,
    clock,
    nonceStore: nonceStore(db),
    validators: [],
    homes: [one, other],
    answering: [],
    labels: new Map(),
    networkName: 'two',
    version: '0',
    startedMs: clock.now(),
    configHash: '',
    blockMs: 1000,
    webDir: undefined,
    frameOrigin: undefined,
    stopping: new AbortController().signal,
    problems: () => [],
    log: (error) => expect.fail(String(error)),
  })
  const nextNonce = createNonceSource(clock)
  const seat = async (worker: Signer, miner: Miner, name: string) => {
    await joinWorker(db, { id: worker.address, miner: miner.hotkey, name, simulated: false, joined_ms: clock.now() })
    const guidelines = (await readGuidelines(db, miner.hotkey)).version
    await putConsent(db, {
      miner: miner.hotkey,
      worker: worker.address,
      guidelines,
      signed: '{}',
      given_ms: clock.now(),
      withdrawn_ms: null,
    })
  }
  const request = (origin: string, worker: Signer, miner: Miner, method: string, target: string, body = '') =>
    new Request(origin + target, {
      method,
      headers: {
        ...signRequest({ signer: worker, method, target, body, receiver: miner.hotkey, nonce: nextNonce() }),
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body } : {}),
    })
  const send = async (worker: Signer, miner: Miner, method: string, target: string, body?: object) =>
    app.fetch(request('http://127.0.0.1:1', worker, miner, method, target, body && JSON.stringify(body)))
  return { one, other, clock, app, seat, send, request, validator: validators[0] }
}

function aCanaryLease(id: string, canary: string, nowMs: number) {
  const lease = aLease(id, nowMs)
  return { ...lease, task: { ...(lease.task as object), instruction: canary } }
}

/** Notes every row that a statement brings back. */
function noting(db: Db, seen: string[]): Db {
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      seen.push(...result.rows.map((row) => JSON.stringify(row)))
      return result
    },
  }
  return db.withPlugin(plugin)
}

describe.each(stores)('two miners on one $name', ({ db }) => {
  it('show nothing of each other, on any work route and in any list, though one worker works for both', async () => {
    const seen: string[] = []
    const { one, other, app, seat, send, clock } = await twoMiners(db, noting(db, seen))
    await seat(ann, one, 'canary of one')
    await seat(ann, other, 'Ann')
    await seat(bob, one, 'canary of one too')
    await writeMinerSettings(db, one.hotkey, MinerSettings.parse({ breakMinutes: 599 }))
    for (const worker of [ann, bob]) {
      const { assignment } = NextReply.parse(await (await send(worker, one, 'POST', '/api/work/next')).json())
      expect(assignment?.instruction).toBe('canary of one')
      const signed = judge(worker, assignment!, { verdict: { kind: 'cannot-judge', why: 'other', reason: 'canary of one' } })
      expect((await send(worker, one, 'POST', `/api/work/assignments/${assignment!.id}/judgment`, signed)).status).toBe(200)
    }
    await pauseWorker(db, { miner: one.hotkey, worker: ann.address, words: 'canary of one', nowMs: clock.now() })

    seen.length = 0
    const { paths } = (await (await app.request('/api/openapi.json')).json()) as { paths: Record<string, Record<string, unknown>> }
    const routes = Object.entries(paths).flatMap(([path, methods]) =>
      path.startsWith('/api/work') ? Object.keys(methods).map((method) => [method, path] as const) : [],
    )
    expect(routes.length).toBeGreaterThan(8)
    const told: string[] = []
    for (const [method, path] of routes)
      for (const id of ['one-1', 'one-2', 'one-3', 'other-1']) {
        const body = method === 'post' ? [{}] : []
        const reply = await send(ann, other, method.toUpperCase(), path.replace(/\{[^}]+\}/g, id), ...body)
        told.push(await reply.text())
        expect([path, reply.status]).not.toEqual([path, 500])
      }
    // The same lists as the operator's desk and its commands read them.
    const spied = other.db
    const lists = [
      await listWorkers(spied, { miner: other.hotkey, nowMs: clock.now() }),
      await listQueue(spied, { miner: other.hotkey }),
      await listInHand(spied, { miner: other.hotkey }),
      await listAssignments(spied, { miner: other.hotkey, state: 'submitted' }),
      await listUnacknowledged(spied, { miner: other.hotkey, sentBeforeMs: Number.MAX_SAFE_INTEGER }),
      await readPayOverview(spied, other.hotkey),
    ]
    await runStep(other)
    const history = WorkHistory.parse(await (await send(ann, other, 'GET', '/api/work/history')).json())
    expect(history.worker).toMatchObject({ name: 'Ann', miner: other.hotkey, judged: 0 })
    expect(JSON.stringify(lists)).toContain(ann.address)
    for (const text of [...told, JSON.stringify(lists)]) {
      expect(text).not.toContain('canary of one')
      expect(text).not.toContain(one.hotkey)
      expect(text).not.toContain('"breakMinutes":599')
    }
    // Not even a statement brought anything of the other miner into the process.
    expect(seen.length).toBeGreaterThan(20)
    expect(seen.filter((row) => row.includes('canary of one') || row.includes(one.hotkey) || row.includes('one-1'))).toEqual([])
    await resumeWorker(db, { miner: one.hotkey, worker: ann.address })
  })

  it('take what was signed for one at that one only', async () => {
    const { one, other, seat, send, app, clock } = await twoMiners(db)
    await seat(ann, one, 'Ann')
    const { assignment } = NextReply.parse(await (await send(ann, one, 'POST', '/api/work/next')).json())
    const signed = judge(ann, assignment!)
    expect((await send(ann, other, 'POST', `/api/work/assignments/${assignment!.id}/judgment`, signed)).status).toBe(403) // no worker there
    await seat(ann, other, 'Ann')
    expect((await send(ann, other, 'POST', `/api/work/assignments/${assignment!.id}/judgment`, signed)).status).toBe(404)
    const { hotkey } = aHotkey(7)
    const headers = signRequest({
      signer: ann,
      method: 'POST',
      target: '/api/work/next',
      body: '',
      receiver: hotkey,
      nonce: createNonceSource(clock)(),
    })
    const stranger = await app.request('/api/work/next', { method: 'POST', headers })
    expect([stranger.status, await stranger.json()]).toMatchObject([
      401,
      { code: 'wrong-receiver', detail: expect.stringContaining(other.hotkey) },
    ])
  })

  it('of 100 workers who come over HTTP at the same time 3 get the 3 places of a task, and 3 judgments are taken', async () => {
    const { one, app, seat, request, validator, clock } = await twoMiners(db)
    validator.leases = [aLease('places', clock.now())]
    await writeMinerSettings(db, one.hotkey, MinerSettings.parse({ redundancy: 3 }))
    const workers = Array.from({ length: 100 }, (_, n) => aSigner(100 + n, 'ed25519'))
    for (const worker of workers) await seat(worker, one, 'One of many')
    const server = await listen(app.fetch, '127.0.0.1', await freePort())
    onTestFinished(() => stopListening(server))
    const origin = `http://127.0.0.1:${(server.address() as { port: number }).port}`
    const asked = await Promise.all(
      workers.map(async (worker) => NextReply.parse(await (await fetch(request(origin, worker, one, 'POST', '/api/work/next'))).json())),
    )
    const [assignment] = asked.flatMap(({ assignment }) => assignment ?? [])
    expect(asked.filter(({ assignment }) => assignment)).toHaveLength(3)
    const replies = await Promise.all(
      workers.map((worker) =>
        fetch(request(origin, worker, one, 'POST', '/api/work/assignments/places/judgment', JSON.stringify(judge(worker, assignment!)))),
      ),
    )
    const statuses = replies.map(({ status }) => status)
    expect([statuses.filter((status) => status === 200).length, statuses.filter((status) => status === 404).length]).toEqual([3, 97])
    expect(validator.judgments.size).toBe(1)
    expect(await listAssignments(db, { miner: one.hotkey, state: 'submitted' })).toHaveLength(3)
  }, 60_000)
})

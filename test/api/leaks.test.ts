import { describe, expect, it } from 'vitest'
import { newGatewayKey } from '../../src/api/gateway/new-gateway-key.ts'
import type { Signer } from '../../src/identity/signer.ts'
import { aSigner } from '../../src/identity/testing.ts'
import { createInvitation } from '../../src/miner/desk/create-invitation.ts'
import { writeSettings } from '../../src/miner/desk/write-settings.ts'
import type { Miner } from '../../src/miner/miner.ts'
import { publishGuidelines } from '../../src/miner/onboarding/guidelines.ts'
import { exportPayout } from '../../src/miner/pay/export-payout.ts'
import { makeAppeal } from '../../src/miner/pay/make-appeal.ts'
import { readPayOverview } from '../../src/miner/pay/read-pay-overview.ts'
import { startPayout } from '../../src/miner/pay/start-payout.ts'
import { allPayEvents, aPayingMiner } from '../../src/miner/pay/testing.ts'
import { runStep } from '../../src/miner/run-step.ts'
import { listQueue, listWorkers, pauseWorker } from '../../src/miner/worker-life.ts'
import { MinerSettings } from '../../src/protocol/miner-settings.ts'
import { NextReply } from '../../src/protocol/work.ts'
import { listAssignments, listInHand, listUnacknowledged } from '../../src/store/assignments.ts'
import { putDevice } from '../../src/store/desk-devices.ts'
import { insertGatewayKey } from '../../src/store/gateway-keys.ts'
import type { Db } from '../../src/store/open-store.ts'
import { putPasskey } from '../../src/store/passkeys.ts'
import { listOpenChainLines, listPayoutRows } from '../../src/store/payouts.ts'
import { openTestStores } from '../../src/store/testing.ts'
import { judge } from './testing.ts'
import { noting, twoMiners } from './two-miners.ts'

const stores = await openTestStores()
const [ann, bob, herOwner, hisOwner] = [41, 42, 43, 44].map((n) => aSigner(n, 'ed25519')) as [Signer, Signer, Signer, Signer]
const CANARY = 'canary of one'

/** What whoever may write at a desk or works there sends; where it names things, those of the first miner. */
const bodies = (scored: string): Readonly<Record<string, object>> => ({
  '/api/work/appeals': { about: { kind: 'score', assignmentId: scored }, reason: 'why?' },
  '/api/work/payout-address': { address: null },
  '/api/work/training': { domain: 'code' },
  '/api/work/training/{id}/answer': { verdict: { kind: 'cannot-judge', why: 'other', reason: 'a test' } },
  '/api/desk/workers/{id}/pause': { words: 'rest' },
  '/api/desk/workers/{id}/domains': { domains: null },
  '/api/desk/appeals/{id}/decision': { verdict: 'declined', note: 'no' },
  '/api/desk/payouts': { way: 'export' },
  '/api/desk/payouts/{number}/confirm': { note: 'paid' },
  '/api/desk/links': { scope: 'helper' },
  '/api/desk/invitations': { note: 'a class' },
  '/api/desk/keys': { name: 'a customer' },
  '/api/desk/settings': MinerSettings.parse({ breakMinutes: 5 }),
  '/api/desk/guidelines': { text: 'Look twice.' },
})

/** Two miners, one of whom has one thing of every kind: people, tasks, judgments, postings, an appeal, payouts, a desk, keys, training. */
async function aRichMiner(db: Db, seen: string[]) {
  const setting = await aPayingMiner(db, { disputeEpochs: 2 })
  await setting.join(ann.address, 7)
  await setting.join(bob.address, 8)
  await setting.work(ann.address, 0.5, 1)
  await setting.work(bob.address, 0.25, 1)
  await setting.epochs(3)
  const scored = await setting.work(ann.address, 0.7, 4)
  await setting.epochs(2)
  const { hotkey: miner } = setting.miner
  const request = { about: { kind: 'score', assignmentId: scored } as const, reason: CANARY }
  const appeal = await makeAppeal(db, { miner, worker: ann.address, request, nowMs: 1 })
  const payout = await startPayout(db, { miner, way: 'export', nowMs: 1 })
  const secrets = [...new Set(JSON.stringify([await readPayOverview(db, miner), payout]).match(/(?<=Rao":")\d{6,}/g))]
  expect(secrets.length).toBeGreaterThan(2)

  const two = await twoMiners(db, { spied: noting(db, seen), setting })
  const { one, other, seat, send, clock } = two
  await publishGuidelines(one, CANARY)
  await seat(ann, one, CANARY)
  await seat(bob, one, `${CANARY} too`)
  await seat(ann, other, 'Ann')
  await writeSettings(one, MinerSettings.parse({ breakMinutes: 599 }))
  const device = { scope: 'owner' as const, created_ms: clock.now(), used_ms: clock.now() }
  await putDevice(db, { ...device, miner: one.hotkey, id: herOwner.address, name: CANARY })
  await putDevice(db, { ...device, miner: other.hotkey, id: hisOwner.address, name: 'his' })
  const { row: invitation, code } = await createInvitation(one, { note: CANARY })
  const { row: key } = newGatewayKey({ name: CANARY }, clock.now())
  await insertGatewayKey(db, { ...key, miner: one.hotkey })
  const passkey = { id: 'credential-of-one', miner: one.hotkey, worker: bob.address, name: CANARY, blob: CANARY, created_ms: 1 }
  await putPasskey(db, passkey)
  const training = await (await send(ann, one, 'POST', '/api/work/training', { domain: 'code' })).text()
  const trainingId = /"id":"([^"]+)"/.exec(training)?.[1] ?? expect.fail(training)
  for (const worker of [ann, bob]) {
    const { assignment } = NextReply.parse(await (await send(worker, one, 'POST', '/api/work/next')).json())
    expect(assignment?.instruction).toBe(CANARY)
    const signed = judge(worker, assignment!, { verdict: { kind: 'cannot-judge', why: 'other', reason: CANARY } })
    expect((await send(worker, one, 'POST', `/api/work/assignments/${assignment!.id}/judgment`, signed)).status).toBe(200)
  }
  await pauseWorker(db, { miner: one.hotkey, worker: ann.address, words: CANARY, nowMs: clock.now() })
  const ids = ['one-1', 'one-2', 'other-1', scored, appeal.id, '1', invitation.id, key.id, passkey.id, trainingId, herOwner.address, bob.address] // biome-ignore format: one row
  return { ...two, ids, scored, secrets: [...secrets, '"breakMinutes":599', code, CANARY] }
}

/** Every route below a path, with what fills its parameters. */
async function routesBelow(app: { request(path: string): Response | Promise<Response> }, below: (path: string) => boolean, ids: string[]) {
  const { paths } = (await (await app.request('/api/openapi.json')).json()) as { paths: Record<string, Record<string, unknown>> }
  const routes = Object.entries(paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => ({ path, method })))
  return routes
    .filter(({ path }) => below(path))
    .sort((a, b) => Number(a.path.endsWith('/leave')) - Number(b.path.endsWith('/leave'))) // last, for it is the end of a worker
    .flatMap((route) =>
      (route.path.includes('{') ? ids : ['']).map((id) => ({ ...route, target: route.path.replace(/\{[^}]+\}/g, encodeURIComponent(id)) })),
    )
}

/** The same lists as commands and the miner's own steps read. */
const listsOf = async (db: Db, { hotkey: miner }: Miner, nowMs: number) => [
  await listWorkers(db, { miner, nowMs }),
  await listQueue(db, { miner }),
  await listInHand(db, { miner }),
  await listAssignments(db, { miner, state: 'submitted' }),
  await listAssignments(db, { miner, state: 'scored' }),
  await listUnacknowledged(db, { miner, sentBeforeMs: Number.MAX_SAFE_INTEGER }),
  await readPayOverview(db, miner),
  await allPayEvents(db, miner),
  await listPayoutRows(db, { miner, newest: 100 }),
  await listOpenChainLines(db, miner),
]

describe.each(stores)('of a miner on one $name with another', ({ db }) => {
  it('nothing is told by any route of its people and its desk, any list or any statement, though one worker works for both', async () => {
    const seen: string[] = []
    const { one, other, app, send, clock, ids, scored, secrets } = await aRichMiner(db, seen)
    seen.length = 0
    const routes = await routesBelow(app, (path) => /^\/api\/(work|desk)/.test(path), ids)
    expect(routes.length).toBeGreaterThan(100)
    const lists = JSON.stringify(await listsOf(other.db, other, clock.now()))
    expect(lists).toContain(ann.address)
    await expect(exportPayout(other.db, { miner: other.hotkey, number: 1 })).rejects.toMatchObject({ code: 'unknown-payout' })
    const told = [lists]
    const statuses = new Map<string, number[]>()
    const given = bodies(scored)
    for (const { path, method, target } of routes) {
      const body = method === 'post' ? [given[path] ?? {}] : []
      const reply = await send(path.startsWith('/api/desk') ? hisOwner : ann, other, method.toUpperCase(), target, ...body)
      told.push(await reply.text())
      statuses.set(path, [...(statuses.get(path) ?? []), reply.status])
      clock.advance(1000)
    }
    await runStep(other)
    told.push(JSON.stringify(await listsOf(other.db, other, clock.now())))
    for (const [path, got] of statuses) expect([path, Math.max(...got) < 500]).toEqual([path, true])
    for (const path of ['/api/desk/pay', '/api/desk/appeals', '/api/desk/workers', '/api/desk/queue', '/api/work/pay', '/api/work/pay/csv'])
      expect([path, statuses.get(path)]).toEqual([path, [200]])
    for (const path of ['/api/desk/appeals/{id}/decision', '/api/desk/payouts/{number}/csv', '/api/desk/payouts/{number}/cancel'])
      expect([path, statuses.get(path)?.includes(200)]).toEqual([path, false])
    for (const text of told) for (const secret of [...secrets, one.hotkey]) expect(text).not.toContain(secret)
    // Not even a statement brought anything of the other miner into the process.
    expect(seen.length).toBeGreaterThan(100)
    expect(seen.filter((row) => [...secrets, one.hotkey, 'one-1'].some((secret) => row.includes(secret)))).toEqual([])
  }, 120_000)

  it("nothing is told by another server's public routes but what is on the chain: neither settings nor credits nor offers", async () => {
    const { one, other, appOf, ids, secrets } = await aRichMiner(db, [])
    await writeSettings(other, MinerSettings.parse({ breakMinutes: 7 }))
    const server = appOf([other])
    const isPublic = (path: string) => path.startsWith('/api/') && !/^\/api\/(work|desk|events|joining\/passkeys)/.test(path)
    const routes = (await routesBelow(server, isPublic, ids)).filter(({ method }) => method === 'get')
    expect(routes.length).toBeGreaterThan(20)
    for (const { target } of routes) {
      const text = await (await server.request(`http://127.0.0.1:1${target}`)).text()
      for (const secret of [CANARY, '"breakMinutes":599']) expect([target, text.includes(secret)]).toEqual([target, false])
      if (target !== '/api/openapi.json') expect([target, text.includes('breakMinutes 0 → 599')]).toEqual([target, false])
    }
    const activity = await (await server.request('http://127.0.0.1:1/api/activity?limit=200')).text()
    expect(activity).toContain(other.hotkey)
    expect(activity).not.toContain(one.hotkey)
    expect(await (await appOf([one]).request('http://127.0.0.1:1/api/activity?limit=200')).text()).toContain('workers-credited')
    expect(secrets).not.toContain('')
  }, 120_000)

  it("nothing is told by another server's live feed of its settings and credits", async () => {
    const { one, other, appOf } = await twoMiners(db)
    const leaving = new AbortController()
    const reply = await appOf([other]).request('http://127.0.0.1:1/api/events', { signal: leaving.signal })
    const reader = reply.body!.pipeThrough(new TextDecoderStream()).getReader()
    let text = ''
    const until = async (words: string) => {
      while (!text.includes(words)) text += (await reader.read()).value ?? expect.fail(text)
    }
    await until('event: block')
    await new Promise((resolve) => setTimeout(resolve, 1000)) // the feed has looked once: what comes now is news
    await writeSettings(one, MinerSettings.parse({ breakMinutes: 599 }))
    await writeSettings(other, MinerSettings.parse({ breakMinutes: 7 }))
    await until('breakMinutes')
    expect(text).toContain(other.hotkey)
    expect(text).not.toContain(one.hotkey)
    await reader.cancel()
    leaving.abort()
  }, 30_000)
})

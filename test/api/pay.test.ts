import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Signer } from '../../src/identity/signer.ts'
import { aSigner } from '../../src/identity/testing.ts'
import { createWorkerSigner } from '../../src/identity/worker-signer.ts'
import { creditWorkers } from '../../src/miner/credit-workers.ts'
import { decideAppeal } from '../../src/miner/pay/decide-appeal.ts'
import { readPayOverview } from '../../src/miner/pay/read-pay-overview.ts'
import { sendPayouts } from '../../src/miner/pay/send-payouts.ts'
import { startPayout } from '../../src/miner/pay/start-payout.ts'
import { allPayEvents } from '../../src/miner/pay/testing.ts'
import { MinerSettings } from '../../src/protocol/miner-settings.ts'
import { AppealView, WorkerPay } from '../../src/protocol/pay.ts'
import { insertAssignments } from '../../src/store/assignments.ts'
import { writeMinerSettings } from '../../src/store/miner-settings.ts'
import { anAssignmentRow } from '../../src/store/testing.ts'
import { joinWorker } from '../../src/store/workers.ts'
import { openTestNetwork, problemOf, TEMPO, type TestNetwork } from './testing.ts'

const ann = createWorkerSigner(new Uint8Array(32).fill(11))
const bob = createWorkerSigner(new Uint8Array(32).fill(12))
const stranger = createWorkerSigner(new Uint8Array(32).fill(13))
const address = aSigner(300).address

let net: TestNetwork

const send = (worker: Signer, method: 'GET' | 'POST', target: string, body?: unknown) =>
  net.send({
    signer: worker,
    receiver: net.network.home.hotkey,
    method,
    target,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
const payOf = async (worker: Signer) => {
  const json = await (await send(worker, 'GET', '/api/work/pay')).json()
  expect(WorkerPay.parse(json)).toEqual(json)
  return WorkerPay.parse(json)
}
/** Epochs in which both have scored work, and the validators weigh their miner alone. */
async function epochs(count: number): Promise<void> {
  const { chain, home, validators } = net.network
  const { neurons } = await chain.metagraph()
  const { uid } = neurons.find(({ hotkey }) => hotkey === home.hotkey)!
  for (let block = 0; block < count * TEMPO; block++) {
    net.clock.advance(12_000)
    const { header } = await chain.produceBlock()
    await creditWorkers(home)
    if (header.block < TEMPO || header.block % TEMPO !== 3) continue
    for (const { signer } of validators) await chain.setWeights({ signer, mechid: 0, weights: new Map([[uid, 1]]), versionKey: 0 })
    await scoreWork(home.hotkey)
  }
}

async function scoreWork(miner: string): Promise<void> {
  const { epoch } = await net.network.chain.metagraph()
  const scored = (worker: Signer, work: number) =>
    anAssignmentRow(`lease-${epoch}`, {
      miner,
      worker: worker.address,
      state: 'scored',
      result: JSON.stringify({ scoredAt: new Date(net.clock.now()).toISOString() }),
      result_epoch: epoch,
      score: work,
      work,
    })
  await insertAssignments(net.db, [scored(ann, 1 / 3), scored(bob, 0.1)])
}

beforeAll(async () => {
  net = await openTestNetwork()
  const miner = net.network.home.hotkey
  await writeMinerSettings(net.db, miner, MinerSettings.parse({ operatorShare: 0.15, disputeEpochs: 2, leastPayoutRao: '1000' }))
  for (const [worker, name] of [
    [ann, 'Ann'],
    [bob, 'Bob'],
  ] as const)
    await joinWorker(net.db, { id: worker.address, miner, name, simulated: false, joined_ms: 0 })
  await epochs(5)
})
afterAll(() => net.close())

describe('the pay of workers over HTTP', () => {
  it('shows each worker its own, with how it came about, and adds up to what the chain paid', async () => {
    const [one, two] = [await payOf(ann), await payOf(bob)]
    const { chain, home } = net.network
    const ran = (await chain.eventsAfter(0, 100_000)).flatMap(({ events }) => events.filter((event) => event.kind === 'epoch-ran'))
    let checked = 0
    for (const { epoch, neurons } of ran) {
      const emission = neurons.find(({ hotkey }) => hotkey === home.hotkey)?.serverRao ?? 0n
      const credits = [one, two].flatMap(({ postings }) =>
        postings.filter((posting) => posting.kind === 'credited' && posting.epoch === epoch),
      )
      if (emission === 0n || credits.length === 0) continue
      const operatorRao = (emission * 150_000n) / 1_000_000n
      expect(credits[0]?.split).toMatchObject({ emissionRao: `${emission}`, operatorRao: `${operatorRao}` })
      expect(credits.reduce((sum, { moves }) => sum + BigInt(moves[0]!.amountRao), operatorRao)).toBe(emission)
      checked++
    }
    expect(checked).toBeGreaterThan(0)
    expect(JSON.stringify(one)).not.toContain(bob.address)
  })

  it('gives the statement as a table, whose first column of amounts sums to what is owed', async () => {
    const { csv } = (await (await send(ann, 'GET', '/api/work/pay/csv')).json()) as { csv: string }
    const [head, ...rows] = csv.trimEnd().split('\r\n')
    const column = head!.split(',').indexOf('owed_rao')
    expect(rows.reduce((sum, row) => sum + BigInt(row.split(',')[column]!), 0n)).toBe(BigInt((await payOf(ann)).balance.owedRao))
  })

  it('is closed to who has not joined, and to the key of another', async () => {
    for (const [method, target, body] of [
      ['GET', '/api/work/pay'],
      ['GET', '/api/work/pay/csv'],
      ['POST', '/api/work/appeals', { about: { kind: 'credit', epoch: 1 }, reason: 'x' }],
      ['POST', '/api/work/payout-address', { address }],
    ] as const)
      expect(await problemOf(await send(stranger, method, target, body))).toMatchObject({ status: 403, code: 'unknown-worker' })
    expect(await problemOf(await net.get('/api/work/pay'))).toMatchObject({ status: 401 })
  })

  it.each([
    ['no address', 'not an address', 400],
    ['a wrong checksum', `${address.slice(0, -1)}${address.endsWith('1') ? '2' : '1'}`, 400],
    ['a number', 7, 400],
    ['nothing', undefined, 400],
  ])('refuses %s as the place to pay', async (_, wrong, status) => {
    expect((await problemOf(await send(ann, 'POST', '/api/work/payout-address', { address: wrong }))).status).toBe(status)
    expect((await payOf(ann)).payout.address).toBe(null)
  })

  it.each([
    ['without a reason', { about: { kind: 'credit', epoch: 1 }, reason: ' ' }, 'invalid-request'],
    ['with a reason too long', { about: { kind: 'credit', epoch: 1 }, reason: 'x'.repeat(2001) }, 'invalid-request'],
    ['with a NUL', { about: { kind: 'credit', epoch: 1 }, reason: 'a\0b' }, 'invalid-request'],
    ['about what is not there', { about: { kind: 'credit', epoch: 999 }, reason: 'x' }, 'nothing-to-appeal'],
    ['about half an epoch', { about: { kind: 'credit', epoch: 1.5 }, reason: 'x' }, 'invalid-request'],
  ])('refuses an appeal %s', async (_, body, code) => {
    expect(await problemOf(await send(ann, 'POST', '/api/work/appeals', body))).toMatchObject({ code })
    expect((await payOf(ann)).appeals).toEqual([])
  })

  it('goes from appeal and answer to a payout on the chain, which an independent script recomputes to the last rao', async () => {
    const { home, chain } = net.network
    const own = { miner: home.hotkey, nowMs: net.clock.now() }
    const { epoch } = (await payOf(ann)).postings.find(({ kind }) => kind === 'credited')!
    const appeal = { about: { kind: 'credit', epoch }, reason: 'My best task counts for nothing.' }
    const { id, heldRao } = AppealView.parse(await (await send(ann, 'POST', '/api/work/appeals', appeal)).json())
    expect((await payOf(ann)).balance.heldRao).toBe(heldRao)
    await decideAppeal(net.db, { ...own, id, decision: { verdict: 'accepted', addRao: '1234567', note: 'It does now.' } })
    expect((await payOf(ann)).appeals).toMatchObject([{ state: 'accepted', note: 'It does now.', addedRao: '1234567' }])

    expect((await send(ann, 'POST', '/api/work/payout-address', { address })).status).toBe(200)
    const { totalRao, lines } = await startPayout(net.db, { ...own, way: 'chain' })
    expect(lines.map(({ worker }) => worker)).toEqual([ann.address])
    for (let turn = 0; turn < 4; turn++) {
      await sendPayouts(home)
      await chain.produceBlock()
    }
    expect(await chain.balance(address)).toBe(BigInt(totalRao))
    expect((await payOf(ann)).balance).toMatchObject({ sentRao: '0', paidRao: totalRao, heldRao: '0' })

    const events = await allPayEvents(net.db, home.hotkey)
    expect(new Set(events.map(({ kind }) => kind))).toEqual(
      new Set(['ledger', 'chain-paid', 'work', 'credited', 'held', 'released', 'adjusted', 'sent', 'paid']),
    )
    const { workers, totals } = await readPayOverview(net.db, home.hotkey)
    const recomputed = recompute(events)
    expect(recomputed).toMatchObject({ emissionRao: totals.emissionRao, operatorRao: totals.operatorRao, pocketRao: totals.pocketRao })
    for (const { worker, name, address, ...balance } of workers) expect(recomputed.workers[worker], `${name} ${address}`).toEqual(balance)
  })

  it('tells the operator how long a score takes to become pay: less than an epoch', async () => {
    const { creditDelay } = await readPayOverview(net.db, net.network.home.hotkey)
    expect(creditDelay?.judgments).toBeGreaterThan(3)
    expect(creditDelay?.p95Ms).toBeGreaterThanOrEqual(0)
    expect(creditDelay?.p95Ms).toBeLessThanOrEqual(TEMPO * 12_000)
    expect(net.logged).toEqual([])
  })
})

function recompute(events: readonly object[]): { workers: Record<string, object> } {
  const folder = mkdtempSync(join(tmpdir(), 'kumite-pay-'))
  try {
    const file = join(folder, 'events.jsonl')
    writeFileSync(file, events.map((event) => `${JSON.stringify(event)}\n`).join(''))
    const script = fileURLToPath(new URL('../../scripts/recompute-pay.ts', import.meta.url))
    return JSON.parse(execFileSync(process.execPath, [script, file], { encoding: 'utf8' }))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

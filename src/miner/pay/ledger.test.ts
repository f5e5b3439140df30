import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, describe, expect, it } from 'vitest'
import { MinerSettings } from '../../protocol/miner-settings.ts'
import { listAppealRows } from '../../store/appeals.ts'
import { sumCreditsOfEpoch } from '../../store/credits.ts'
import { writeMinerSettings } from '../../store/miner-settings.ts'
import { readPayBalances, toPayBalance } from '../../store/pay-balances.ts'
import { readPayEpoch } from '../../store/pay-epoch.ts'
import { insertPosting, owedTo, POCKET } from '../../store/pay-postings.ts'
import { emptyTables, openTestStores } from '../../store/testing.ts'
import { cancelPayout, confirmPayout } from './confirm-payout.ts'
import { decideAppeal } from './decide-appeal.ts'
import { makeAppeal } from './make-appeal.ts'
import { readPayOverview } from './read-pay-overview.ts'
import { readWorkerPay } from './read-worker-pay.ts'
import { sendPayouts } from './send-payouts.ts'
import { startPayout } from './start-payout.ts'
import { statementCsv } from './statement-csv.ts'
import { allPayEvents, aPayingMiner } from './testing.ts'

const stores = await openTestStores()
const folder = mkdtempSync(joinPath(tmpdir(), 'kumite-pay-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** What the independent script makes of a miner's events. */
function recompute(events: readonly object[]): unknown {
  const file = joinPath(folder, 'events.jsonl')
  writeFileSync(file, events.map((event) => `${JSON.stringify(event)}\n`).join(''))
  const script = fileURLToPath(new URL('../../../scripts/recompute-pay.ts', import.meta.url))
  return JSON.parse(execFileSync(process.execPath, [script, file], { encoding: 'utf8' }))
}

const WORKERS = ['ada', 'bea', 'cem']
const worker = fc.constantFrom(...WORKERS)
const share = fc.double({ min: 0, max: 1, noNaN: true })
const way = fc.constantFrom('chain' as const, 'export' as const)

/** What people, the operator and the chain do to a ledger, in any order. */
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constant('epoch' as const) }) },
  { weight: 5, arbitrary: fc.record({ does: fc.constant('work' as const), worker, work: share, late: fc.nat(2) }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('appeal' as const), worker, back: fc.nat(2) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('early' as const), worker, work: share }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('decide' as const), addRao: fc.option(fc.bigInt({ min: 0n, max: 10n ** 10n })) }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('payout' as const), way }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('settle' as const), paid: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('settings' as const), operatorShare: share, disputeEpochs: fc.nat(3) }) },
)
/** One of each kind of posting, before chance takes over. */
const FIRST: readonly Step[] = [
  { does: 'work', worker: 'ada', work: 0.3, late: 0 },
  { does: 'epoch' },
  { does: 'appeal', worker: 'ada', back: 0 },
  { does: 'decide', addRao: 5n },
  { does: 'epoch' },
  { does: 'payout', way: 'chain' },
  { does: 'epoch' },
  { does: 'payout', way: 'export' },
  { does: 'settle', paid: false },
]
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never

describe.each(stores)('the pay ledger on $name', ({ db }) => {
  async function take({ miner, work, epochs, produce }: Awaited<ReturnType<typeof aPayingMiner>>, step: Step): Promise<unknown> {
    const { hotkey } = miner
    const newest = await readPayEpoch(db, hotkey)
    const nowMs = miner.clock.now()
    switch (step.does) {
      case 'epoch':
        await epochs(1)
        return sendPayouts(miner)
      case 'work':
        return work(step.worker, step.work, Math.max(0, newest - step.late))
      case 'appeal': {
        const request = { about: { kind: 'credit' as const, epoch: newest - step.back }, reason: 'Too little.' }
        return makeAppeal(db, { miner: hotkey, worker: step.worker, request, nowMs })
      }
      case 'early': {
        const assignmentId = await work(step.worker, step.work, newest)
        const request = { about: { kind: 'score' as const, assignmentId }, reason: 'Before it is credited.' }
        return makeAppeal(db, { miner: hotkey, worker: step.worker, request, nowMs })
      }
      case 'decide': {
        const [open] = await listAppealRows(db, { miner: hotkey, state: 'open' })
        const verdict = step.addRao === null ? 'declined' : 'accepted'
        return decideAppeal(db, {
          miner: hotkey,
          id: open?.id ?? '',
          decision: { verdict, addRao: `${step.addRao ?? 0}`, note: 'So be it.' },
          nowMs,
        })
      }
      case 'payout':
        await startPayout(db, { miner: hotkey, way: step.way, nowMs })
        await sendPayouts(miner)
        await produce(1)
        return sendPayouts(miner)
      case 'settle': {
        const payout = { miner: hotkey, number: (await readPayOverview(db, hotkey)).payouts[0]?.number ?? 1, nowMs }
        return step.paid ? confirmPayout(db, { ...payout, note: 'paid' }) : cancelPayout(db, payout)
      }
      case 'settings': {
        const { operatorShare, disputeEpochs } = step
        return writeMinerSettings(db, hotkey, MinerSettings.parse({ operatorShare, disputeEpochs, leastPayoutRao: '1' }))
      }
    }
  }

  it('keeps its sums, and an independent script comes to the same balances, whatever people, operator and chain do', async () => {
    const seen = new Set<string>()
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 25 }), fc.nat(3), async (steps, unpaid) => {
        const setting = await aPayingMiner(db, { disputeEpochs: 1 })
        const { hotkey } = setting.miner
        for (const [number, id] of WORKERS.entries()) await setting.join(id, number)
        await setting.unpaidEpochs(unpaid)
        await take(setting, { does: 'early', worker: 'ada', work: 0.5 }) // about an epoch that pays nothing, where pay has not begun
        await setting.unpaidEpochs(unpaid)
        await setting.epochs(2)
        for (const step of [...FIRST, ...steps]) await take(setting, step).catch(requireForeseen)

        await requireSums()
        for (const { epoch, rao } of await setting.paid()) expect(await sumCreditsOfEpoch(db, { miner: hotkey, epoch })).toBe(rao)
        const { epoch, workers, ...totals } = await readPayBalances(db, hotkey)
        for (const { earnedRao, owedRao, payableRao, heldRao, sentRao, paidRao } of workers.values()) {
          expect(owedRao + heldRao + sentRao + paidRao).toBe(earnedRao)
          expect(payableRao >= 0n && payableRao <= owedRao).toBe(true)
        }
        const events = await allPayEvents(db, hotkey)
        for (const { kind } of events) seen.add(kind)
        expect(recompute(events)).toEqual({
          epoch,
          ...Object.fromEntries(Object.entries(totals).map(([name, rao]) => [name, `${rao}`])),
          workers: Object.fromEntries([...workers].map(([id, balance]) => [id, toPayBalance(balance)])),
        })
      }),
      { numRuns: 8, seed: 7 },
    )
    expect([...seen].sort()).toEqual(['adjusted', 'credited', 'held', 'ledger', 'paid', 'released', 'returned', 'sent', 'work'])
  }, 120_000)

  async function requireSums(): Promise<void> {
    const { rows } = await sql<{ account: string; balance: string }>`
      select account, sum(amount_rao) as balance from pay_entry group by account`.execute(db)
    expect(rows.reduce((sum, { balance }) => sum + BigInt(balance), 0n)).toBe(0n)
    const below = rows.filter(({ balance }) => BigInt(balance) < 0n).map(({ account }) => account)
    expect(below.filter((account) => account !== 'emission' && account !== 'pocket')).toEqual([])
  }

  it('refuses what does not balance, goes below zero, or changes what was posted, in the database itself too', async () => {
    await emptyTables(db)
    const post = (key: string, rao: readonly [pocket: bigint, ada: bigint]) => {
      const entries = [POCKET, owedTo('ada')].map((account, index) => ({ account, amountRao: rao[index]! }))
      return db.transaction().execute((trx) => insertPosting(trx, { miner: 'm', kind: 'adjusted', atMs: 1, memo: '', key, entries }))
    }
    expect(await post('gift', [-5n, 5n])).toBe(1)
    expect(await post('gift', [-5n, 5n])).toBe(undefined)
    await expect(post('lost', [0n, 5n])).rejects.toThrow('sum to 0')
    await expect(post('debt', [6n, -6n])).rejects.toThrow('at least 0')
    const entry = { miner: 'm', posting: 1, account: owedTo('bea'), amount_rao: 1n }
    await expect(db.insertInto('pay_entry').values(entry).execute()).rejects.toThrow('sum to 0')
    await expect(db.updateTable('pay_entry').set({ amount_rao: 1n }).execute()).rejects.toThrow('another posting')
    await expect(db.deleteFrom('pay_posting').execute()).rejects.toThrow('another posting')
  })

  it('cuts no posting in half, however few are asked for', async () => {
    const { miner, work, epochs } = await aPayingMiner(db, { disputeEpochs: 1 })
    const ada = { miner: miner.hotkey, worker: 'ada' }
    await work('ada', 1, 1)
    await epochs(2)
    await makeAppeal(db, { ...ada, request: { about: { kind: 'credit', epoch: 2 }, reason: 'Too little.' }, nowMs: 1 })
    await epochs(1)
    const all = (await readWorkerPay(db, ada)).postings
    expect(all.map(({ kind, moves }) => [kind, moves.length])).toEqual([
      ['credited', 1],
      ['held', 2],
      ['credited', 1],
    ])
    for (const postings of [1, 2, 3]) expect((await readWorkerPay(db, { ...ada, postings })).postings).toEqual(all.slice(0, postings))
  })

  it('shows a worker each posting with what it follows from, as a table too whose columns sum to its balances', async () => {
    const { miner, work, epochs } = await aPayingMiner(db, { operatorShare: 0.25, disputeEpochs: 1 })
    await work('ada', 0.75, 1)
    await work('bea', 0.25, 1)
    await epochs(3)
    const request = { about: { kind: 'credit' as const, epoch: 3 }, reason: '=1+1 "please"' }
    await makeAppeal(db, { miner: miner.hotkey, worker: 'ada', request, nowMs: 1 })
    const pay = await readWorkerPay(db, { miner: miner.hotkey, worker: 'ada' })
    const { moves, split } = pay.postings.find(({ epoch, kind }) => epoch === 2 && kind === 'credited')!
    const emission = await sumCreditsOfEpoch(db, { miner: miner.hotkey, epoch: 2 })
    expect(split).toEqual({ emissionRao: `${emission}`, operatorRao: `${emission / 4n}`, work: 0.75, allWork: 1 })
    const quota = ((emission - emission / 4n) * 3n) / 4n
    expect([`${quota}`, `${quota + 1n}`]).toContain(moves[0]!.amountRao)
    expect(pay.trend.map(({ epoch }) => epoch)).toEqual([2, 3])

    const rows = statementCsv(pay).split('\r\n')
    expect(rows[1]).toContain(`"'=1+1 ""please"""`)
    const column = (name: string) => rows[0]!.split(',').indexOf(name)
    const sum = (name: string) => rows.slice(1, -1).reduce((total, row) => total + BigInt(row.split(',')[column(name)]!), 0n)
    expect([sum('owed_rao'), sum('held_rao')]).toEqual([BigInt(pay.balance.owedRao), BigInt(pay.balance.heldRao)])
  })
})

/** What the people of a ledger may be told; anything else is a fault of ours. */
function requireForeseen(error: unknown): void {
  const foreseen = [
    'nothing-to-appeal',
    'appeal-too-late',
    'unknown-appeal',
    'appeal-decision', // adds more than the chain has paid so far
    'nothing-payable',
    'payout-unfunded', // what was added is the operator's to bring
    'unknown-payout',
    'payout-closed',
  ]
  if (!foreseen.includes((error as { code?: string }).code ?? '')) throw error
}

import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { aHotkey } from '../chain/testing.ts'
import { MinerSettings } from '../protocol/miner-settings.ts'
import { findAssignment, insertAssignments } from '../store/assignments.ts'
import { listCreditsOfWorker, sumCreditsOfEpoch } from '../store/credits.ts'
import { getCursor, putCursor } from '../store/cursors.ts'
import { writeMinerSettings } from '../store/miner-settings.ts'
import { payMoves } from '../store/pay-moves.ts'
import { EMISSION, OPERATOR } from '../store/pay-postings.ts'
import { anAssignmentRow, countRows, dyingAt, emptyTables, openTestStores } from '../store/testing.ts'
import { collectResults } from './collect-results.ts'
import { creditWorkers } from './credit-workers.ts'
import type { Miner } from './miner.ts'
import { aMiner, aResult } from './testing.ts'

const stores = await openTestStores()

describe.each(stores)('creditWorkers on $name', ({ db }) => {
  /** Runs epochs in which both validators weigh the miner; gives what it was paid in each. */
  const aPaidMiner = async (epochs = 2) => {
    const setting = await aMiner(db)
    const { miner, clock, chain } = setting
    for (let block = 1; block <= 10 * (epochs + 1); block++) {
      if (block % 10 === 5 && block > 10)
        for (const number of [0, 1])
          await chain.setWeights({
            signer: aHotkey(number).signer,
            mechid: 0,
            weights: new Map([
              [2, 3],
              [3, 4],
            ]),
            versionKey: 0,
          })
      clock.advance(1000)
      await chain.produceBlock()
    }
    const paid = new Map<number, bigint>()
    for (const { events } of await chain.eventsAfter(0, 1000))
      for (const event of events)
        if (event.kind === 'epoch-ran') paid.set(event.epoch, event.neurons.find(({ hotkey }) => hotkey === miner.hotkey)!.serverRao)
    return { ...setting, paid }
  }
  const withWork = (miner: Miner, work: readonly (readonly [worker: string, epoch: number, score: number])[]) =>
    insertAssignments(
      db,
      work.map(([worker, epoch, score], n) =>
        anAssignmentRow(`lease-${n}`, {
          miner: miner.hotkey,
          worker,
          state: 'scored',
          result_epoch: epoch,
          score,
          work: Math.max(0, score),
        }),
      ),
    )
  /** What one epoch's posting did to each account. */
  const entriesOf = async (epoch: number) => {
    const rows = await payMoves(db, aHotkey(2).hotkey)
      .select(['account', 'amount_rao'])
      .where('epoch', '=', epoch)
      .orderBy('account')
      .execute()
    return new Map(rows.map(({ account, amount_rao }) => [account, BigInt(amount_rao)]))
  }
  const expectAllPaid = async (miner: Miner, paid: ReadonlyMap<number, bigint>) => {
    for (const [epoch, rao] of paid) expect(await sumCreditsOfEpoch(db, { miner: miner.hotkey, epoch })).toBe(rao)
  }

  it('credits to the last rao what the chain paid, split by positive scores', async () => {
    const { miner, paid } = await aPaidMiner()
    await withWork(miner, [
      ['ada', 1, 0.5],
      ['ada', 1, -0.9],
      ['bea', 1, 0.25],
      ['cem', 1, -0.5],
      ['dan', 0, 0.25],
    ])
    await creditWorkers(miner)
    await expectAllPaid(miner, paid)
    const rao = paid.get(2)!
    expect(rao).toBeGreaterThan(1_000_000n)
    const credited = async (worker: string) =>
      (await listCreditsOfWorker(db, { miner: miner.hotkey, worker, limit: 9 })).flatMap((row) => (row.epoch === 2 ? [row.amountRao] : []))
    const [ofAda] = await credited('ada')
    expect(ofAda! - rao / 2n <= 1n && ofAda! >= rao / 2n).toBe(true) // at most one of the spare rao; expectAllPaid has counted them all
    for (const worker of ['bea', 'dan']) expect((await credited(worker)).every((amount) => amount - rao / 4n <= 1n)).toBe(true)
    expect(await credited('cem')).toEqual([])
  })

  it('splits by the epochs whose scores made the weights, not by what was scored after the payment', async () => {
    const { miner, paid } = await aPaidMiner(5)
    expect(miner.payWindow).toBe(3)
    await withWork(miner, [
      ['oldest', 2, 1],
      ['newest', 4, 1],
      ['too-old', 1, 1],
      ['too-new', 5, 1],
    ])
    await creditWorkers(miner)
    expect([...(await entriesOf(5)).keys()].filter((account) => account.startsWith('worker/'))).toEqual(['worker/newest', 'worker/oldest'])
    await expectAllPaid(miner, paid)
  })

  it('credits the operator when nobody worked', async () => {
    const { miner, paid } = await aPaidMiner()
    await creditWorkers(miner)
    await expectAllPaid(miner, paid)
    const total = [...paid.values()].reduce((sum, rao) => sum + rao, 0n)
    const { rao } = await db
      .selectFrom('pay_entry')
      .select(sql<string>`sum(amount_rao)`.as('rao'))
      .where('account', '=', OPERATOR)
      .executeTakeFirstOrThrow()
    expect(BigInt(rao)).toBe(total)
    expect(total).toBeGreaterThan(0n)
  })

  it('keeps the share of the operator, to a millionth, before it splits', async () => {
    const { miner, paid } = await aPaidMiner()
    await writeMinerSettings(db, miner.hotkey, MinerSettings.parse({ operatorShare: 0.123456 }))
    await withWork(miner, [
      ['ada', 1, 0.5],
      ['bea', 1, 0.5],
    ])
    await creditWorkers(miner)
    await expectAllPaid(miner, paid)
    const rao = paid.get(2)!
    const operatorRao = (rao * 123_456n) / 1_000_000n
    const entries = await entriesOf(2)
    expect(entries.get(OPERATOR)).toBe(operatorRao)
    expect(entries.get('worker/ada')! - entries.get('worker/bea')!).toBe((rao - operatorRao) % 2n)
  })

  it('pays for work whose score came late in the epochs after it came, and changes no epoch that has been credited', async () => {
    const { miner, clock, chain } = await aPaidMiner(1)
    await withWork(miner, [['ada', 1, 0.5]])
    await creditWorkers(miner)
    const before = await entriesOf(2)
    await insertAssignments(db, [
      anAssignmentRow('late', { miner: miner.hotkey, worker: 'late', state: 'scored', result_epoch: 1, work: 0.5 }),
    ])
    await putCursor(db, `credits/${miner.hotkey}`, 0) // as if another process had begun with the same epochs before
    await creditWorkers(miner)
    expect(await entriesOf(2)).toEqual(before)
    for (let block = 0; block < 20; block++) {
      clock.advance(1000)
      await chain.produceBlock()
    }
    await creditWorkers(miner)
    expect((await entriesOf(3)).get('worker/late')).toBeGreaterThan(0n)
  })

  it('credits nothing twice, however often it runs and however many run at once', async () => {
    const { miner, paid } = await aPaidMiner(3)
    await withWork(miner, [
      ['ada', 1, 0.5],
      ['bea', 2, 0.25],
    ])
    await Promise.all([creditWorkers(miner), creditWorkers(miner), creditWorkers(miner)])
    const once = await countRows(db)
    await creditWorkers(miner)
    expect(await countRows(db)).toEqual(once)
    await expectAllPaid(miner, paid)
  })

  it('credits everything once over a crash at any statement', async () => {
    for (let statement = 1; ; statement++) {
      const { miner, paid } = await aPaidMiner(2)
      await withWork(miner, [
        ['ada', 1, 0.5],
        ['bea', 1, 0.25],
      ])
      const crashed = await creditWorkers({ ...miner, db: dyingAt(db, statement) }).then(
        () => false,
        () => true,
      )
      // Work that comes in between must not let an epoch be paid a second time to others.
      await insertAssignments(db, [
        anAssignmentRow('late', { miner: miner.hotkey, worker: 'late', state: 'scored', result_epoch: 1, work: 1 }),
      ])
      await creditWorkers(miner)
      await expectAllPaid(miner, paid)
      const told = await db.selectFrom('event').select('id').where('kind', '=', 'workers-credited').execute()
      expect(told).toHaveLength([...paid.values()].filter((rao) => rao > 0n).length)
      if (!crashed) {
        expect(statement).toBeGreaterThan(8)
        return
      }
    }
  })

  it('collects each result once, from its cursor on, over a crash at any statement', async () => {
    for (let statement = 1; ; statement++) {
      const { miner, validators } = await aMiner(db)
      const [client] = await miner.validators()
      const leases = ['lease-1', 'lease-2', 'lease-3', 'lease-4', 'lease-5']
      await insertAssignments(
        db,
        leases.map((id) => anAssignmentRow(id, { miner: miner.hotkey, validator: validators[0].hotkey, state: 'submitted' })),
      )
      validators[0].results = leases.map((id, n) => aResult(10 * (n + 1), id, n / 10, n))
      const crashed = await collectResults({ ...miner, db: dyingAt(db, statement) }, client!).then(
        () => false,
        () => true,
      )
      await collectResults(miner, client!) // a page of the fake holds three
      await collectResults(miner, client!)
      expect(await getCursor(db, `results/${miner.hotkey}/${validators[0].hotkey}`)).toBe(50)
      for (const [n, leaseId] of leases.entries())
        expect(await findAssignment(db, { miner: miner.hotkey, leaseId, worker: 'w' })).toMatchObject({
          state: 'scored',
          score: n / 10,
          result_epoch: n,
          result: { cursor: 10 * (n + 1) },
        })
      if (!crashed) {
        expect(statement).toBeGreaterThan(8)
        return
      }
    }
  })

  it('loses and adds no rao, whatever the scores', async () => {
    const { miner, paid } = await aPaidMiner(1)
    const work = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.constant(1), fc.double({ min: -1, max: 1, noNaN: true })), {
      maxLength: 12,
    })
    await fc.assert(
      fc.asyncProperty(work, async (scored) => {
        await emptyTables(db)
        await withWork(miner, scored)
        await creditWorkers(miner)
        await expectAllPaid(miner, paid)
        for (const [account, amount] of await entriesOf(2)) expect([account, amount > 0n]).toEqual([account, account !== EMISSION])
      }),
      { numRuns: 12 },
    )
  })
})

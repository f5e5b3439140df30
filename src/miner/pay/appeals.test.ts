import { describe, expect, it } from 'vitest'
import { MinerSettings } from '../../protocol/miner-settings.ts'
import type { AppealDecision } from '../../protocol/pay.ts'
import { findAppeal, insertAppeal } from '../../store/appeals.ts'
import { findCredit } from '../../store/credits.ts'
import { writeMinerSettings } from '../../store/miner-settings.ts'
import { readBalanceOfWorker, readPayBalances } from '../../store/pay-balances.ts'
import { putPayEpoch, readPayEpoch } from '../../store/pay-epoch.ts'
import { EMISSION, insertPosting, owedTo } from '../../store/pay-postings.ts'
import { openTestStores } from '../../store/testing.ts'
import { decideAppeal } from './decide-appeal.ts'
import { listAppeals } from './list-appeals.ts'
import { makeAppeal } from './make-appeal.ts'
import { aPayingMiner } from './testing.ts'

const stores = await openTestStores()

describe.each(stores)('appeals on $name', ({ db }) => {
  /** Ada and Bea worked in epoch 1, which epoch 2 pays for; the ledger has come to epoch 2. */
  const aDispute = async (disputeEpochs = 2, operatorShare = 0) => {
    const setting = await aPayingMiner(db, { disputeEpochs, operatorShare })
    const miner = setting.miner.hotkey
    const assignmentId = await setting.work('ada', 0.5, 1)
    await setting.work('bea', 0.5, 1)
    await setting.epochs(2)
    expect(await readPayEpoch(db, miner)).toBe(2)
    const { owedRao } = (await findCredit(db, { miner, worker: 'ada', epoch: 2 }))!
    return {
      ...setting,
      credit: owedRao,
      about: { kind: 'score', assignmentId } as const,
      balance: async (worker = 'ada') => readBalanceOfWorker(db, { miner, worker, epoch: await readPayEpoch(db, miner) }),
      appeal: (about: Parameters<typeof makeAppeal>[1]['request']['about'], worker = 'ada', reason = 'The button did work.') =>
        makeAppeal(db, { miner, worker, request: { about, reason }, nowMs: 1 }),
      decide: (id: string, decision: Partial<AppealDecision>) =>
        decideAppeal(db, { miner, id, decision: { verdict: 'declined', addRao: '0', note: 'It did not.', ...decision }, nowMs: 2 }),
    }
  }

  it('hold the credit of the epoch in question until they are declined', async () => {
    const { credit, about, appeal, decide, balance } = await aDispute()
    const { id, epoch } = await appeal(about)
    expect(epoch).toBe(2)
    expect(await balance()).toMatchObject({ earnedRao: credit, owedRao: 0n, payableRao: 0n, heldRao: credit })
    expect(await decide(id, {})).toMatchObject({ state: 'declined', note: 'It did not.', heldRao: `${credit}`, workerName: '' })
    expect(await balance()).toMatchObject({ earnedRao: credit, owedRao: credit, heldRao: 0n })
  })

  it('add pay when they are accepted, from the operator first and from its pocket beyond', async () => {
    const { miner, about, appeal, decide, balance, credit } = await aDispute(2, 0.1)
    const before = await readPayBalances(db, miner.hotkey)
    expect(before.operatorRao).toBeGreaterThan(0n)
    const add = before.operatorRao + 7n
    await decide((await appeal(about)).id, { verdict: 'accepted', addRao: `${add}`, note: 'You were right.' })
    expect(await balance()).toMatchObject({ earnedRao: credit + add, owedRao: credit + add, payableRao: add, heldRao: 0n })
    expect(await readPayBalances(db, miner.hotkey)).toMatchObject({ operatorRao: 0n, pocketRao: 7n })
  })

  it('can be made about a credit too, and hold nothing twice', async () => {
    const { about, appeal, decide, balance, credit } = await aDispute()
    const first = await appeal(about)
    const second = await appeal({ kind: 'credit', epoch: 2 })
    expect([first.held_rao, second.held_rao]).toEqual([`${credit}`, '0'])
    await decide(second.id, { verdict: 'accepted', addRao: '5' })
    expect(await balance()).toMatchObject({ owedRao: 5n, payableRao: 5n, heldRao: credit })
    await decide(first.id, {})
    const third = await appeal({ kind: 'credit', epoch: 2 }) // the second again: what was added since stays out of it
    expect(third.id).toBe(second.id)
    expect(await balance()).toMatchObject({ owedRao: credit + 5n, payableRao: 5n, heldRao: 0n })
  })

  it('are taken once, whatever is sent again, and decided once', async () => {
    const { miner, about, appeal, decide } = await aDispute()
    const [one, two] = await Promise.all([appeal(about), appeal(about, 'ada', 'Again.')])
    expect(two).toEqual(one)
    await decide(one.id, {})
    await expect(decide(one.id, { verdict: 'accepted', addRao: '1' })).rejects.toMatchObject({ code: 'appeal-decided' })
    await expect(decide('another', {})).rejects.toMatchObject({ code: 'unknown-appeal' })
    expect((await listAppeals(db, { miner: miner.hotkey })).appeals.map(({ state }) => state)).toEqual(['declined'])
  })

  it('are about what is their own, and scored', async () => {
    const { about, appeal, work, decide } = await aDispute()
    await expect(appeal(about, 'bea')).rejects.toMatchObject({ code: 'nothing-to-appeal' })
    await expect(appeal({ kind: 'score', assignmentId: 'no such' })).rejects.toMatchObject({ code: 'nothing-to-appeal' })
    await expect(appeal({ kind: 'credit', epoch: 1 })).rejects.toMatchObject({ code: 'nothing-to-appeal' })
    await expect(appeal({ kind: 'credit', epoch: 2 }, 'cem')).rejects.toMatchObject({ code: 'nothing-to-appeal' })
    const unpaid = await appeal({ kind: 'score', assignmentId: await work('ada', 0.2, 2) })
    expect(unpaid).toMatchObject({ epoch: 3, held_rao: '0' })
    await expect(decide(unpaid.id, { addRao: '1' })).rejects.toMatchObject({ code: 'appeal-decision' })
  })

  it('hold the credit of a score that was not credited when they were made, once it is', async () => {
    const { miner, appeal, work, epochs, balance, decide } = await aDispute()
    const owed = (await balance()).owedRao
    const { id } = await appeal({ kind: 'score', assignmentId: await work('ada', 0.2, 2) })
    const other = await appeal({ kind: 'score', assignmentId: await work('ada', 0.1, 2) }) // about the same epoch
    expect(await balance()).toMatchObject({ owedRao: owed, heldRao: 0n })
    await epochs(1)
    const credited = (await balance()).earnedRao - owed
    expect(credited).toBeGreaterThan(0n)
    expect(await balance()).toMatchObject({ owedRao: owed, heldRao: credited })
    const { appeals } = await listAppeals(db, { miner: miner.hotkey })
    expect(appeals.map(({ heldRao }) => heldRao).sort()).toEqual(['0', `${credited}`])
    for (const one of [id, other.id]) await decide(one, {})
    expect(await balance()).toMatchObject({ owedRao: owed + credited, heldRao: 0n })
  })

  it('add at most what the chain has paid the miner in all, so that a slip of the hand is told, and stay open', async () => {
    const { miner, about, appeal, decide, balance } = await aDispute()
    const { emissionRao } = await readPayBalances(db, miner.hotkey)
    const { id } = await appeal(about)
    const slip = decide(id, { verdict: 'accepted', addRao: `${emissionRao + 1n}` })
    await expect(slip).rejects.toMatchObject({ code: 'appeal-decision', message: expect.stringContaining(`${emissionRao} rao`) })
    expect((await listAppeals(db, { miner: miner.hotkey })).appeals[0]?.state).toBe('open')
    const before = await balance()
    await decide(id, { verdict: 'accepted', addRao: `${emissionRao}` })
    expect((await balance()).earnedRao).toBe(before.earnedRao + emissionRao)
  })

  it('come too late when the credit can be paid out, and not an epoch before', async () => {
    const { about, appeal, epochs } = await aDispute(2)
    await epochs(1)
    await appeal({ kind: 'credit', epoch: 2 })
    await epochs(1)
    await expect(appeal(about)).rejects.toMatchObject({ code: 'appeal-too-late' })
  })

  it('wait for the first epoch that pays, where those after the score paid nothing', async () => {
    const { miner, work, epochs } = await aPayingMiner(db, { disputeEpochs: 1 })
    const assignmentId = await work('ada', 0.5, 0)
    const appeal = () =>
      makeAppeal(db, {
        miner: miner.hotkey,
        worker: 'ada',
        request: { about: { kind: 'score', assignmentId }, reason: 'It did.' },
        nowMs: 1,
      })
    await epochs(1) // the first one has no weights yet
    expect(await findCredit(db, { miner: miner.hotkey, worker: 'ada', epoch: 1 })).toBeUndefined()
    expect((await appeal()).epoch).toBe(2)
    await epochs(1)
    const balance = await readBalanceOfWorker(db, { miner: miner.hotkey, worker: 'ada', epoch: 2 })
    expect(balance.heldRao).toBeGreaterThan(0n)
    expect(balance.payableRao).toBe(0n)
  })

  it('move with the pay, where the epoch that they waited for paid nothing: the first one that does is held', async () => {
    const { miner, work, unpaidEpochs, epochs } = await aPayingMiner(db, { disputeEpochs: 1 })
    const ada = { miner: miner.hotkey, worker: 'ada' }
    const assignmentId = await work('ada', 0.5, 1)
    await unpaidEpochs(2)
    const early = { about: { kind: 'score' as const, assignmentId }, reason: 'It did.' }
    const { id, epoch } = await makeAppeal(db, { ...ada, request: early, nowMs: 1 })
    expect(epoch).toBe(3)
    await unpaidEpochs(1)
    await epochs(1)
    const balance = () => readBalanceOfWorker(db, { ...ada, epoch: 5 })
    const { earnedRao } = await balance()
    expect(earnedRao).toBeGreaterThan(0n)
    expect(await balance()).toMatchObject({ owedRao: 0n, heldRao: earnedRao, payableRao: 0n })
    await epochs(1) // it has found what it is about
    expect(await findAppeal(db, { ...ada, id })).toMatchObject({ state: 'open', epoch: 4, held_rao: `${earnedRao}` })
    const decision = { verdict: 'declined' as const, addRao: '0', note: 'It did not.' }
    await decideAppeal(db, { miner: miner.hotkey, id, decision, nowMs: 2 })
    expect(await balance()).toMatchObject({ heldRao: 0n, payableRao: earnedRao })
  })

  it('come too late about a score that was paid for before there was a ledger', async () => {
    const { miner, work } = await aPayingMiner(db, { disputeEpochs: 2 })
    const own = { miner: miner.hotkey }
    const assignmentId = await work('ada', 0.5, 1)
    await db.updateTable('assignment').set({ pay_epoch: 2 }).where('lease_id', '=', assignmentId).execute()
    await putPayEpoch(db, own.miner, 4)
    const entries = [
      { account: EMISSION, amountRao: -9n },
      { account: owedTo('ada'), amountRao: 9n },
    ]
    const carried = { ...own, key: 'epoch/2', kind: 'carried-over' as const, epoch: 2, payableEpoch: 2, atMs: 1, memo: '', entries }
    await db.transaction().execute((trx) => insertPosting(trx, carried))
    const late = makeAppeal(db, { ...own, worker: 'ada', request: { about: { kind: 'score', assignmentId }, reason: 'It did.' }, nowMs: 1 })
    await expect(late).rejects.toMatchObject({ code: 'appeal-too-late' })
  })

  it('keep to the time that held when the credit was posted, however the operator changes it', async () => {
    const { miner, about, appeal, epochs } = await aDispute(3)
    await writeMinerSettings(db, miner.hotkey, MinerSettings.parse({ disputeEpochs: 0 }))
    await epochs(2)
    expect((await appeal(about)).state).toBe('open')
  })

  it('come page by page, each once, those to be decided first, whatever is decided in between', async () => {
    const { miner, decide } = await aDispute()
    const rows = Array.from({ length: 7 }, (_, n) => ({
      id: `appeal-${n}`,
      miner: miner.hotkey,
      worker: 'ada',
      about: JSON.stringify({ kind: 'credit', epoch: n }),
      epoch: n,
      reason: 'Too little.',
      at_ms: Math.floor(n / 2), // some came at one moment
      held_rao: '0',
      state: n % 2 === 0 ? ('open' as const) : ('declined' as const),
      added_rao: '0',
      note: null,
      decided_ms: null,
    }))
    for (const row of [...rows, { ...rows[0]!, id: 'foreign', miner: 'another' }]) await insertAppeal(db, row)
    const pages: string[][] = []
    for (let page = await listAppeals(db, { miner: miner.hotkey, limit: 3 }); ; ) {
      pages.push(page.appeals.map(({ id }) => id))
      if (pages.length === 1) await decide('appeal-2', {}) // the last but one of the page that was just read
      if (!page.end) break
      page = await listAppeals(db, { miner: miner.hotkey, limit: 3, after: page.end })
    }
    expect(pages).toEqual([
      ['appeal-6', 'appeal-4', 'appeal-2'],
      ['appeal-0', 'appeal-5', 'appeal-2'],
      ['appeal-3', 'appeal-1'],
    ])
  })
})

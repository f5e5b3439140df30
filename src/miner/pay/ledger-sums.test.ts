import { describe, expect, it } from 'vitest'
import { putPayEpoch } from '../../store/pay-epoch.ts'
import { putPayoutAddress } from '../../store/payout-addresses.ts'
import { dyingAt, openTestStores } from '../../store/testing.ts'
import { decideAppeal } from './decide-appeal.ts'
import { readLedgerSums, rememberLedgerSums } from './ledger-sums.ts'
import { makeAppeal } from './make-appeal.ts'
import { previewPayout } from './preview-payout.ts'
import { readPayOverview } from './read-pay-overview.ts'
import { startPayout } from './start-payout.ts'
import { aPayingMiner } from './testing.ts'

const stores = await openTestStores()

describe.each(stores)('the sums of a ledger that are kept on $name', ({ db }) => {
  const aLedger = async () => {
    const setting = await aPayingMiner(db, { disputeEpochs: 1 })
    await setting.join('ada', 1)
    await setting.work('ada', 0.5, 1)
    await setting.epochs(3)
    return { ...setting, own: { miner: setting.miner.hotkey } }
  }

  it('are those of the ledger after everything that moves it, and with them what is shown', async () => {
    const { own, epochs } = await aLedger()
    const sumsOf = rememberLedgerSums(db)
    const before = await sumsOf(own.miner)
    let id = ''
    const moves: readonly (() => Promise<unknown>)[] = [
      () => epochs(1),
      async () => {
        id = (
          await makeAppeal(db, { ...own, worker: 'ada', request: { about: { kind: 'credit', epoch: 4 }, reason: 'Too little.' }, nowMs: 1 })
        ).id
      },
      () => decideAppeal(db, { ...own, id, decision: { verdict: 'accepted', addRao: '7', note: 'It was.' }, nowMs: 2 }),
      () => startPayout(db, { ...own, way: 'export', nowMs: 3 }),
      () => putPayoutAddress(db, { ...own, worker: 'ada', address: null, nowMs: 4 }), // kept by none of them
      () => putPayEpoch(db, own.miner, 9), // one that paid nothing: no posting, and more is payable
    ]
    for (const move of moves) {
      await move()
      const sums = await sumsOf(own.miner)
      expect(sums).toEqual(await readLedgerSums(db, own.miner))
      expect(await readPayOverview(db, own.miner, sums)).toEqual(await readPayOverview(db, own.miner))
      expect(await previewPayout(db, own.miner, sums.balances)).toEqual(await previewPayout(db, own.miner))
    }
    expect(await sumsOf(own.miner)).not.toEqual(before)
  })

  it('are read once as long as nothing moves, each miner its own', async () => {
    const { own } = await aLedger()
    const sumsOf = rememberLedgerSums(db)
    const first = await sumsOf(own.miner)
    expect(await sumsOf(own.miner)).toBe(first)
    expect((await sumsOf('another')).balances.workers.size).toBe(0)
    expect(await sumsOf(own.miner)).toBe(first)
  })

  it('are read again after a reading that failed', async () => {
    const { own } = await aLedger()
    const sumsOf = rememberLedgerSums(dyingAt(db, 3))
    await expect(sumsOf(own.miner)).rejects.toThrow('crash')
    expect(await sumsOf(own.miner)).toEqual(await readLedgerSums(db, own.miner))
  })
})

import { describe, expect, it } from 'vitest'
import { aHotkey } from '../../chain/testing.ts'
import { MinerSettings } from '../../protocol/miner-settings.ts'
import { writeMinerSettings } from '../../store/miner-settings.ts'
import { readBalanceOfWorker } from '../../store/pay-balances.ts'
import { readPayEpoch } from '../../store/pay-epoch.ts'
import { insertPosting, owedTo, POCKET } from '../../store/pay-postings.ts'
import { putPayoutAddress } from '../../store/payout-addresses.ts'
import { listPayoutRows } from '../../store/payouts.ts'
import { dyingAt, openTestStores, pausingAfter } from '../../store/testing.ts'
import { cancelPayout, confirmPayout } from './confirm-payout.ts'
import { exportPayout } from './export-payout.ts'
import { payoutCsv } from './payout-csv.ts'
import { previewPayout } from './preview-payout.ts'
import { sendPayouts } from './send-payouts.ts'
import { startPayout } from './start-payout.ts'
import { aPayingMiner } from './testing.ts'

const stores = await openTestStores()

describe.each(stores)('payouts on $name', ({ db }) => {
  /** Ada and Bea have worked and have addresses; what they earned in epoch 2 can be paid out. */
  const aDuePayout = async () => {
    const setting = await aPayingMiner(db, { disputeEpochs: 1 })
    const { miner, chain, join, work, epochs } = setting
    const addresses = [await join('ada', 1), await join('bea', 2)] as const
    await work('ada', 0.5, 1)
    await work('bea', 0.25, 1)
    await epochs(3)
    const own = { miner: miner.hotkey }
    return {
      ...setting,
      own,
      addresses,
      balance: async (worker: string) => readBalanceOfWorker(db, { ...own, worker, epoch: await readPayEpoch(db, miner.hotkey) }),
      received: () => Promise.all(addresses.map((address) => chain.balance(address))),
      start: (way: 'chain' | 'export' = 'chain') => startPayout(db, { ...own, way, nowMs: 1 }),
      read: (number: number) => exportPayout(db, { ...own, number }),
      /** Something that is payable at once. */
      give: (worker: string, rao: bigint, gift = 0) =>
        db.transaction().execute((trx) =>
          insertPosting(trx, {
            ...own,
            key: `gift ${gift} to ${worker}`,
            kind: 'adjusted',
            atMs: 1,
            memo: 'a gift',
            entries: [
              { account: POCKET, amountRao: -rao },
              { account: owedTo(worker), amountRao: rao },
            ],
          }),
        ),
      /** The miner's turns, with a block between each two. */
      async turns(count: number): Promise<void> {
        for (let turn = 0; turn < count; turn++) {
          await sendPayouts(miner)
          await setting.produce(1)
        }
        await sendPayouts(miner)
      },
    }
  }

  it('pay over the chain what is payable, to the rao, from stake that is freed first', async () => {
    const { start, read, turns, balance, received, chain, coldSigner } = await aDuePayout()
    expect(await chain.balance(coldSigner.address)).toBe(0n)
    const ada = await balance('ada')
    expect(ada.payableRao).toBeGreaterThan(0n)
    expect(ada.owedRao).toBeGreaterThan(ada.payableRao) // epoch 3 may still be disputed
    const { number, lines } = await start()
    expect(lines.map(({ amountRao }) => BigInt(amountRao))).toEqual([ada.payableRao, (await balance('bea')).sentRao])
    await turns(2)
    expect(await received()).toEqual(lines.map(({ amountRao }) => BigInt(amountRao)))
    expect(await read(number)).toMatchObject({ state: 'done', lines: [{ state: 'paid' }, { state: 'paid' }] })
    expect(await balance('ada')).toMatchObject({ sentRao: 0n, paidRao: ada.payableRao, owedRao: ada.owedRao - ada.payableRao })
    await turns(3)
    expect(await received()).toEqual(lines.map(({ amountRao }) => BigInt(amountRao)))
    await expect(start()).rejects.toMatchObject({ code: 'nothing-payable' })
  })

  it('pay each line once over a crash at any statement, before and after the transfers', async () => {
    for (let statement = 1; ; statement++) {
      const { miner, start, read, turns, received, produce } = await aDuePayout()
      const { number, lines } = await start()
      const dying = { ...miner, db: dyingAt(db, statement) }
      let crashed = false
      for (let turn = 0; turn < 3 && !crashed; turn++) {
        crashed = await sendPayouts(dying).then(
          () => false,
          () => true,
        )
        await produce(1)
      }
      await turns(1)
      await produce(17) // what was lost is asked for again
      await turns(3)
      expect([statement, await received()]).toEqual([statement, lines.map(({ amountRao }) => BigInt(amountRao))])
      expect(await read(number)).toMatchObject({ state: 'done', lines: [{ state: 'paid' }, { state: 'paid' }] })
      if (!crashed) {
        expect(statement).toBeGreaterThan(20)
        return
      }
    }
  })

  it('pay each line once where two processes of one miner take the same step', async () => {
    const { miner, start, received, produce } = await aDuePayout()
    const { lines } = await start()
    for (let turn = 0; turn < 6; turn++) {
      await Promise.allSettled([sendPayouts(miner), sendPayouts(miner)]) // refused the same stake, one of them asks again in its next step
      await produce(1)
    }
    expect(await received()).toEqual(lines.map(({ amountRao }) => BigInt(amountRao)))
  })

  it.each([1, 2])(
    'are not returned by a process without the coldkey while the one that has it transfers them: after query %i',
    async (query) => {
      const { miner, own, start, read, received, balance, produce } = await aDuePayout()
      const before = [await balance('ada'), await balance('bea')]
      const { number, lines } = await start()
      await sendPayouts(miner)
      await produce(1) // holds what was unstaked
      await sendPayouts({ ...miner, coldSigner: undefined, db: pausingAfter(db, query, () => sendPayouts(miner)) })
      await produce(1)
      await sendPayouts(miner)
      expect(await received()).toEqual(lines.map(({ amountRao }) => BigInt(amountRao)))
      expect((await read(number)).lines.map(({ state }) => state)).toEqual(['paid', 'paid'])
      const owed = [await balance('ada'), await balance('bea')].map(({ owedRao }) => owedRao)
      expect(owed).toEqual(before.map(({ owedRao, payableRao }) => owedRao - payableRao))
      await expect(startPayout(db, { ...own, way: 'chain', nowMs: 2 })).rejects.toMatchObject({ code: 'nothing-payable' })
    },
  )

  it('are begun whole or not at all, over a crash at any statement, and by one of two at once', async () => {
    const { miner, own, balance } = await aDuePayout()
    const before = await balance('ada')
    for (let statement = 1; statement < 12; statement++)
      await startPayout(dyingAt(db, statement), { ...own, way: 'chain', nowMs: 1 }).then(
        () => expect.fail(`statement ${statement} did not die`),
        () => {},
      )
    expect(await balance('ada')).toEqual(before)
    const begun = await Promise.allSettled([1, 2, 3].map((nowMs) => startPayout(db, { miner: miner.hotkey, way: 'chain', nowMs })))
    expect(begun.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected'])
  })

  it('tell two lines of one amount to one address apart', async () => {
    const { own, start, turns, read, give, addresses, chain } = await aDuePayout()
    for (const id of ['cem', 'dan']) {
      await putPayoutAddress(db, { ...own, worker: id, address: addresses[0], nowMs: 2 })
      await give(id, 5_000n)
    }
    const { number } = await start()
    await turns(2)
    const lines = (await read(number)).lines.filter(({ address }) => address === addresses[0])
    expect(lines.map(({ worker, state }) => [worker, state])).toEqual(['ada', 'cem', 'dan'].map((id) => [id, 'paid']))
    expect(await chain.balance(addresses[0])).toBe(lines.reduce((sum, { amountRao }) => sum + BigInt(amountRao), 0n))
  })

  it('leave out who has no address, too little, or may still dispute, and say why', async () => {
    const { own, join, work, epochs } = await aDuePayout()
    await putPayoutAddress(db, { ...own, worker: 'bea', address: null, nowMs: 2 })
    await join('new', 3)
    await work('new', 0.1, 3)
    await epochs(1)
    expect((await previewPayout(db, own.miner)).left.map(({ worker, why }) => [worker, why])).toEqual([
      ['bea', 'no-address'],
      ['new', 'may-be-disputed'],
    ])
    await writeMinerSettings(db, own.miner, MinerSettings.parse({ leastPayoutRao: `${10n ** 29n}` }))
    expect((await previewPayout(db, own.miner)).left[0]).toMatchObject({ worker: 'ada', why: 'too-little' })
  })

  it('return what this miner cannot transfer, and what the chain refuses as too little', async () => {
    const { miner, start, read, balance, turns, give, join } = await aDuePayout()
    const before = await balance('ada')
    const { number } = await start()
    await sendPayouts({ ...miner, coldSigner: undefined })
    expect(await read(number)).toMatchObject({ state: 'done', lines: [{ state: 'returned' }, { state: 'returned' }] })
    expect(await balance('ada')).toEqual(before)

    await join('poor', 9)
    await give('poor', 499n)
    const second = await start()
    await turns(3)
    expect((await read(second.number)).lines.map(({ worker, state }) => [worker, state])).toEqual([
      ['ada', 'paid'],
      ['bea', 'paid'],
      ['poor', 'returned'],
    ])
    expect(await balance('poor')).toMatchObject({ owedRao: 499n, payableRao: 499n, sentRao: 0n })
  })

  it('wait, and say so, while the coldkey has too little', async () => {
    const { miner, chain, coldSigner, start, read, turns, produce } = await aDuePayout()
    const stakeRao = await chain.stake({ hotkey: miner.hotkey, coldkey: coldSigner.address })
    await chain.removeStake({ signer: coldSigner, hotkey: miner.hotkey, amountRao: stakeRao })
    await produce(1)
    await chain.transfer({ signer: coldSigner, to: miner.hotkey, amountRao: stakeRao - 1000n })
    await produce(1)
    const { number } = await start()
    await expect(sendPayouts(miner)).rejects.toMatchObject({ code: 'payout-unfunded', retryable: true })
    await chain.transfer({ signer: miner.signer, to: coldSigner.address, amountRao: stakeRao - 2000n })
    await produce(1)
    await turns(2)
    expect((await read(number)).state).toBe('done')
  })

  it('pay the smallest first, as far as the funds go: what is too large for them keeps nobody waiting, and can be taken back', async () => {
    const { own, miner, start, read, turns, give, balance, join, produce } = await aDuePayout()
    const before = await balance('ada')
    await give('ada', 10n ** 24n)
    const first = await start()
    await turns(2).catch(() => {})
    expect((await read(first.number)).lines.map(({ worker, state }) => [worker, state])).toEqual([
      ['ada', 'waiting'],
      ['bea', 'paid'],
    ])
    await expect(sendPayouts(miner)).rejects.toMatchObject({ code: 'payout-unfunded', retryable: true })

    await join('cem', 3)
    await give('cem', 7_000n)
    const second = await start()
    for (let turn = 0; turn < 20; turn++) {
      await sendPayouts(miner).catch(() => {})
      await produce(1)
    }
    expect((await read(second.number)).state).toBe('done')
    expect((await balance('cem')).paidRao).toBe(7_000n)

    expect(await cancelPayout(db, { ...own, number: first.number, nowMs: 3 })).toMatchObject({
      state: 'done',
      lines: [{ state: 'returned' }, {}],
    })
    expect(await balance('ada')).toMatchObject({ owedRao: before.owedRao + 10n ** 24n, sentRao: 0n, paidRao: 0n })
    await sendPayouts(miner)
  })

  it('cannot be taken back once the chain was asked, and are not asked for once they were taken back', async () => {
    const { own, miner, chain, start, read, turns, produce, received } = await aDuePayout()
    const { number, lines } = await start()
    const cancel = () => cancelPayout(db, { ...own, number, nowMs: 3 })
    await sendPayouts(miner)
    await produce(1) // holds what was unstaked
    const balance = (address: string) => cancel().then(() => chain.balance(address)) // in the middle of the turn that would ask
    await sendPayouts({ ...miner, chain: { ...chain, balance } })
    await produce(1)
    expect(await received()).toEqual([0n, 0n])
    expect((await read(number)).lines.map(({ state }) => state)).toEqual(['returned', 'returned'])

    const again = await start()
    await sendPayouts(miner)
    expect((await read(again.number)).lines.map(({ state }) => state)).toEqual(['asked', 'asked'])
    await expect(cancelPayout(db, { ...own, number: again.number, nowMs: 3 })).rejects.toMatchObject({ code: 'payout-closed' })
    await turns(1)
    expect(await received()).toEqual(lines.map(({ amountRao }) => BigInt(amountRao)))
  })

  it('end without the key that asked for them: as paid where the chain has the transfer, as returned where it was lost', async () => {
    const { miner, chain, start, read, produce, received, addresses } = await aDuePayout()
    const keyless = { ...miner, coldSigner: undefined }
    const { number, lines } = await start()
    await sendPayouts(miner)
    await produce(1)
    const losing: typeof chain.transfer = (call) => (call.to === addresses[1] ? Promise.resolve(lost) : chain.transfer(call))
    const lost = { hash: '0x00', included: new Promise<never>(() => {}) }
    await sendPayouts({ ...miner, chain: { ...chain, transfer: losing } })
    await sendPayouts(keyless)
    expect((await read(number)).lines.map(({ state }) => state)).toEqual(['asked', 'asked'])
    await produce(1)
    await sendPayouts(keyless)
    expect((await read(number)).lines.map(({ state }) => state)).toEqual(['paid', 'asked'])
    await produce(16)
    await sendPayouts(keyless)
    expect(await read(number)).toMatchObject({ state: 'done', lines: [{ state: 'paid' }, { state: 'returned' }] })
    expect(await received()).toEqual([BigInt(lines[0]!.amountRao), 0n])
  })

  it('end in a few statements, however many of their lines end at once, with the key and without', async () => {
    const { miner, start, read, turns, give, balance, produce } = await aDuePayout()
    const many = Array.from({ length: 20 }, (_, n) => `worker-${n}`)
    for (const [n, id] of many.entries()) {
      await putPayoutAddress(db, { miner: miner.hotkey, worker: id, address: aHotkey(300 + n).hotkey, nowMs: 2 })
      await give(id, 1_000n + BigInt(n))
    }
    const first = await start()
    await sendPayouts({ ...miner, coldSigner: undefined, db: dyingAt(db, 20) })
    expect(await read(first.number)).toMatchObject({ state: 'done', lines: Array(22).fill({ state: 'returned' }) })
    expect(await balance('worker-19')).toMatchObject({ owedRao: 1_019n, sentRao: 0n })

    const second = await start()
    await turns(1) // all are asked for
    await produce(1)
    await sendPayouts({ ...miner, db: dyingAt(db, 20) })
    expect(await read(second.number)).toMatchObject({ state: 'done', lines: Array(22).fill({ state: 'paid' }) })
    expect(await balance('worker-19')).toMatchObject({ owedRao: 0n, sentRao: 0n, paidRao: 1_019n })
  })

  it('stay listed while they are under way, however many have begun since', async () => {
    const { own, start, give } = await aDuePayout()
    const listed = async () => (await listPayoutRows(db, { ...own, newest: 2 })).map(({ number, state }) => [number, state])
    await start('export')
    for (const [n, id] of ['ada', 'bea', 'ada'].entries()) {
      await give(id, BigInt(n + 1), n)
      await confirmPayout(db, { ...own, number: (await start('export')).number, note: 'paid by bank', nowMs: 2 })
    }
    expect(await listed()).toEqual([
      [4, 'done'],
      [3, 'done'],
      [1, 'under-way'],
    ])
    await cancelPayout(db, { ...own, number: 1, nowMs: 3 })
    expect(await listed()).toEqual([
      [4, 'done'],
      [3, 'done'],
    ])
  })

  it.each(['confirmed', 'taken back'])('tell whoever is second, where two end one at once, that it was not %s', async (second) => {
    const { own, start, read } = await aDuePayout()
    const { number } = await start('export')
    const one = { ...own, number, nowMs: 3 }
    const confirm = (on: typeof db) => confirmPayout(on, { ...one, note: 'paid by bank' })
    const [first, other] = second === 'confirmed' ? [cancelPayout, confirm] : [confirm, cancelPayout]
    const faster = pausingAfter(db, 3, () => first(db, one).then(() => {})) // between reading the payout and ending its lines
    await expect(other(faster, one)).rejects.toMatchObject({ code: 'payout-closed', message: expect.stringContaining('done') })
    expect((await read(number)).lines[0]!.state).toBe(second === 'confirmed' ? 'returned' : 'paid')
  })

  it('by export are confirmed or taken back once, by people', async () => {
    const { own, start, read, balance, turns } = await aDuePayout()
    const before = await balance('ada')
    const first = await start('export')
    await turns(2)
    expect((await read(first.number)).lines.every(({ state }) => state === 'waiting')).toBe(true)
    expect(payoutCsv(first).split('\r\n')[1]).toMatch(/^1,ada,Worker ada,5\w+,\d+,waiting,$/)
    await cancelPayout(db, { ...own, number: first.number, nowMs: 3 })
    expect(await balance('ada')).toEqual(before)
    const second = await start('export')
    const done = await confirmPayout(db, { ...own, number: second.number, note: 'paid by bank, 3 March', nowMs: 4 })
    expect(done).toMatchObject({ state: 'done', lines: [{ state: 'paid', memo: 'paid by bank, 3 March' }, { state: 'paid' }] })
    expect(await balance('ada')).toMatchObject({ sentRao: 0n, paidRao: before.payableRao })
    await expect(cancelPayout(db, { ...own, number: second.number, nowMs: 5 })).rejects.toMatchObject({ code: 'payout-closed' })
    await expect(confirmPayout(db, { ...own, number: 99, note: 'x', nowMs: 5 })).rejects.toMatchObject({ code: 'unknown-payout' })
  })
})

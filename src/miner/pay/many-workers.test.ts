import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { readBalanceOfWorker } from '../../store/pay-balances.ts'
import { openTestStores } from '../../store/testing.ts'
import { confirmPayout } from './confirm-payout.ts'
import { startPayout } from './start-payout.ts'
import { aPayingMiner } from './testing.ts'

const stores = await openTestStores()

/** A statement has at most 65,535 parameters: the entries and lines of so many need more. */
const WORKERS = 20_000

describe.each(stores)('the pay of a miner with very many workers on $name', ({ db }) => {
  it('is credited, sent and paid like that of a few', async () => {
    const { miner, epochs } = await aPayingMiner(db, { disputeEpochs: 0 })
    const own = { miner: miner.hotkey }
    await sql`insert into assignment
        (lease_id, miner, validator, worker, mechanism, mechid, state, leased_ms, expires_ms, result_epoch, score, work)
      select 'lease-' || n, ${own.miner}, 'v', 'worker-' || n, 'dojo', 0, 'scored', 0, 1, 1, 1, 1 from generate_series(1, ${WORKERS}::int) n`.execute(
      db,
    )
    await sql`insert into payout_address (miner, worker, address, named_ms)
      select ${own.miner}, 'worker-' || n, 'address-' || n, 0 from generate_series(1, ${WORKERS}::int) n`.execute(db)
    await epochs(2)
    const balance = () => readBalanceOfWorker(db, { ...own, worker: `worker-${WORKERS}`, epoch: 2 })
    const { earnedRao } = await balance()
    expect(earnedRao).toBeGreaterThan(0n)

    const { number, lines } = await startPayout(db, { ...own, way: 'export', nowMs: 1 })
    expect(lines).toHaveLength(WORKERS)
    expect(await balance()).toMatchObject({ owedRao: 0n, sentRao: earnedRao })
    expect(await confirmPayout(db, { ...own, number, note: 'paid by bank', nowMs: 2 })).toMatchObject({ state: 'done' })
    expect(await balance()).toMatchObject({ owedRao: 0n, sentRao: 0n, paidRao: earnedRao })
  }, 60_000)
})

import type { PayoutView } from '../../protocol/pay.ts'
import type { Db } from '../../store/open-store.ts'
import { PayoutClosedError } from './errors.ts'
import { exportPayout } from './export-payout.ts'
import { settleLines } from './settle-lines.ts'

/**
 * The operator says that an exported payout has been paid, and how: workers read it.
 * @throws {@link UnknownPayoutError}, {@link PayoutClosedError}
 */
export async function confirmPayout(
  db: Db,
  { note, ...payout }: { miner: string; number: number; note: string; nowMs: number },
): Promise<PayoutView> {
  return endExported(db, payout, 'paid', note)
}

/**
 * Takes an exported payout back that was not paid: its amounts are owed again.
 * @throws {@link UnknownPayoutError}, {@link PayoutClosedError}
 */
export async function cancelPayout(db: Db, payout: { miner: string; number: number; nowMs: number }): Promise<PayoutView> {
  return endExported(db, payout, 'returned', 'taken back by the operator')
}

async function endExported(
  db: Db,
  { miner, number, nowMs }: { miner: string; number: number; nowMs: number },
  as: 'paid' | 'returned',
  memo: string,
): Promise<PayoutView> {
  const { way, state, lines } = await exportPayout(db, { miner, number })
  if (way !== 'export' || state !== 'under-way')
    throw new PayoutClosedError({ number, got: state === 'done' ? 'done' : 'carried out on the chain' })
  await settleLines(db, { miner, number }, { workers: lines.map(({ worker }) => worker), as, memo, nowMs })
  return exportPayout(db, { miner, number })
}

import type { PayoutView } from '../../protocol/pay.ts'
import type { Db } from '../../store/open-store.ts'
import { PayoutClosedError } from './errors.ts'
import { exportPayout } from './export-payout.ts'
import { settleLines } from './settle-lines.ts'

interface OnePayout {
  readonly miner: string
  readonly number: number
  readonly nowMs: number
}

/**
 * The operator says that an exported payout has been paid, and how: workers read it.
 * @throws {@link UnknownPayoutError}, {@link PayoutClosedError}
 */
export async function confirmPayout(db: Db, { note, ...payout }: OnePayout & { note: string }): Promise<PayoutView> {
  const { number } = payout
  const { way, state, lines } = await exportPayout(db, payout)
  if (way !== 'export' || state !== 'under-way')
    throw new PayoutClosedError({ number, expected: 'an exported one that is under way', got: state === 'done' ? 'done' : 'on the chain' })
  return endWaiting(db, payout, lines, { as: 'paid', memo: note })
}

/**
 * Takes back what of a payout was not paid, and not asked of the chain either: it is owed again.
 * @throws {@link UnknownPayoutError}, {@link PayoutClosedError}
 */
export async function cancelPayout(db: Db, payout: OnePayout): Promise<PayoutView> {
  const { number } = payout
  const { state, lines } = await exportPayout(db, payout)
  if (lines.every((line) => line.state !== 'waiting'))
    throw new PayoutClosedError({ number, expected: 'one with lines that wait', got: state === 'done' ? 'done' : 'all asked of the chain' })
  return endWaiting(db, payout, lines, { as: 'returned', memo: 'taken back by the operator' })
}

/** Lines that the chain is asked for in the meantime stay as they are. */
async function endWaiting(
  db: Db,
  { nowMs, ...payout }: OnePayout,
  lines: PayoutView['lines'],
  end: { as: 'paid' | 'returned'; memo: string },
): Promise<PayoutView> {
  const workers = lines.map(({ worker }) => worker)
  await settleLines(db, payout, { ...end, workers, nowMs, states: ['waiting'] })
  return exportPayout(db, payout)
}

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
  const closed = new PayoutClosedError({
    number,
    expected: 'an exported one that is under way',
    got: way === 'export' ? 'done' : 'on the chain',
  })
  if (way !== 'export' || state !== 'under-way') throw closed
  return endWaiting(db, payout, { lines, end: { as: 'paid', memo: note }, closed })
}

/**
 * Takes back what of a payout was not paid, and not asked of the chain either: it is owed again.
 * @throws {@link UnknownPayoutError}, {@link PayoutClosedError}
 */
export async function cancelPayout(db: Db, payout: OnePayout): Promise<PayoutView> {
  const { number } = payout
  const { way, state, lines } = await exportPayout(db, payout)
  const got = state === 'done' || way === 'export' ? 'done' : 'all asked of the chain'
  const closed = new PayoutClosedError({ number, expected: 'one with lines that wait', got })
  if (lines.every((line) => line.state !== 'waiting')) throw closed
  return endWaiting(db, payout, { lines, end: { as: 'returned', memo: 'taken back by the operator' }, closed })
}

/** Lines that the chain is asked for in the meantime stay as they are. @throws `closed` if nothing waits any more: another was faster */
async function endWaiting(
  db: Db,
  { nowMs, ...payout }: OnePayout,
  { lines, end, closed }: { lines: PayoutView['lines']; end: { as: 'paid' | 'returned'; memo: string }; closed: PayoutClosedError },
): Promise<PayoutView> {
  const workers = lines.map(({ worker }) => worker)
  if ((await settleLines(db, payout, { ...end, workers, nowMs, states: ['waiting'] })) === 0) throw closed
  return exportPayout(db, payout)
}

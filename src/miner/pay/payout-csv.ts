import type { PayoutView } from '../../protocol/pay.ts'
import { csvText } from './csv-text.ts'

/** A payout for whoever carries it out by other means: one line a worker. */
export function payoutCsv({ number, lines }: PayoutView): string {
  return csvText(
    ['payout', 'worker', 'name', 'address', 'amount_rao', 'state', 'memo'],
    lines.map(({ worker, name, address, amountRao, state, memo }) => [number, worker, name, address, BigInt(amountRao), state, memo]),
  )
}

import type { WorkerAccount, WorkerPay } from '../../protocol/pay.ts'
import { csvText } from './csv-text.ts'

const ACCOUNTS: readonly WorkerAccount[] = ['owed', 'held', 'sent', 'paid']

/** A worker's statement for a spreadsheet: one line a posting, newest first; the sum of a column is the balance of that account. */
export function statementCsv({ postings }: WorkerPay): string {
  const head = ['number', 'at', 'kind', 'epoch', 'payable_from_epoch', ...ACCOUNTS.map((account) => `${account}_rao`)]
  return csvText(
    [...head, 'emission_rao', 'operator_rao', 'work', 'all_work', 'memo'],
    postings.map(({ number, at, kind, epoch, payableFrom, moves, split, memo }) => [
      number,
      at,
      kind,
      epoch,
      payableFrom,
      ...ACCOUNTS.map((account) => BigInt(moves.find((move) => move.account === account)?.amountRao ?? 0)),
      split && BigInt(split.emissionRao),
      split && BigInt(split.operatorRao),
      split?.work ?? null,
      split?.allWork ?? null,
      memo,
    ]),
  )
}

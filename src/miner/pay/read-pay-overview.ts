import type { PayOverview } from '../../protocol/pay.ts'
import { countOpenAppeals } from '../../store/appeals.ts'
import type { Db } from '../../store/open-store.ts'
import { sumBalances, toPayBalance } from '../../store/pay-balances.ts'
import { readPayoutAddresses } from '../../store/payout-addresses.ts'
import { listPayoutLines, listPayoutRows } from '../../store/payouts.ts'
import { readWorkerNames } from '../../store/worker-names.ts'
import { toPayoutView } from './export-payout.ts'
import { type LedgerSums, readLedgerSums } from './ledger-sums.ts'

/** How many of the newest are listed, beside those that are under way. */
const PAYOUTS = 20

/** A miner's pay as its operator sees it. @param sums as they were read by somebody who keeps them */
export async function readPayOverview(db: Db, miner: string, sums?: LedgerSums): Promise<PayOverview> {
  const { balances, epochs, creditDelay } = sums ?? (await readLedgerSums(db, miner))
  const { epoch, emissionRao, operatorRao, pocketRao, workers } = balances
  const names = await readWorkerNames(db, miner)
  const addresses = await readPayoutAddresses(db, miner)
  const payouts = await listPayoutRows(db, { miner, newest: PAYOUTS })
  return {
    epoch,
    totals: {
      ...toPayBalance(sumBalances([...workers.values()])),
      emissionRao: `${emissionRao}`,
      operatorRao: `${operatorRao}`,
      pocketRao: `${pocketRao}`,
    },
    workers: [...workers].map(([worker, balance]) => ({
      worker,
      name: names.get(worker) ?? '',
      address: addresses.get(worker) ?? null,
      ...toPayBalance(balance),
    })),
    epochs,
    payouts: await Promise.all(
      payouts.map(async (row) => toPayoutView(row, await listPayoutLines(db, { miner, payout: row.number }), names)),
    ),
    openAppeals: await countOpenAppeals(db, miner),
    creditDelay,
  }
}

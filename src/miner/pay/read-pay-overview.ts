import type { PayOverview } from '../../protocol/pay.ts'
import { countOpenAppeals } from '../../store/appeals.ts'
import { listCreditedEpochs } from '../../store/credits.ts'
import type { Db } from '../../store/open-store.ts'
import { readPayBalances, sumBalances, toPayBalance } from '../../store/pay-balances.ts'
import { measureCreditDelay } from '../../store/pay-work.ts'
import { readPayoutAddresses } from '../../store/payout-addresses.ts'
import { listPayoutLines, listPayoutRows } from '../../store/payouts.ts'
import { readWorkerNames } from '../../store/worker-names.ts'
import { toPayoutView } from './export-payout.ts'

/** How many of the newest are listed; of payouts those under way too. */
const EPOCHS = 50
const PAYOUTS = 20

/** A miner's pay as its operator sees it. */
export async function readPayOverview(db: Db, miner: string): Promise<PayOverview> {
  const { epoch, emissionRao, operatorRao, pocketRao, workers } = await readPayBalances(db, miner)
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
    epochs: await listCreditedEpochs(db, { miner, limit: EPOCHS }),
    payouts: await Promise.all(
      payouts.map(async (row) => toPayoutView(row, await listPayoutLines(db, { miner, payout: row.number }), names)),
    ),
    openAppeals: await countOpenAppeals(db, miner),
    creditDelay: (await measureCreditDelay(db, miner)) ?? null,
  }
}

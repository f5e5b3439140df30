/**
 * What an open Pay page of the desk costs every 10 s: the overview and the preview, over a ledger of so many workers and epochs in the embedded
 * database. `node bench/pay-page.ts [workers] [epochs]`. Budget: 50 ms for both, where nothing was posted since the last time.
 */
import { performance } from 'node:perf_hooks'
import { sql } from 'kysely'
import { readLedgerSums, rememberLedgerSums } from '../src/miner/pay/ledger-sums.ts'
import { previewPayout } from '../src/miner/pay/preview-payout.ts'
import { readPayOverview } from '../src/miner/pay/read-pay-overview.ts'
import { openStore } from '../src/store/open-store.ts'
import { putPayEpoch } from '../src/store/pay-epoch.ts'

const WORKERS = Number(process.argv[2] ?? 200)
const EPOCHS = Number(process.argv[3] ?? 1000)
const BUDGET_MS = 50
const TIMES = 5

const { db, close } = await openStore({ kind: 'memory' })
await sql`insert into pay_posting (miner, number, key, kind, epoch, payable_epoch, at_ms, memo)
  select 'm', n, 'epoch/' || n, 'credited', n, n, n, '' from generate_series(1, ${EPOCHS}::int) n`.execute(db)
await sql`insert into pay_entry (miner, posting, account, amount_rao)
  select 'm', n, case w when 0 then 'emission' else 'worker/' || w end, case w when 0 then -${WORKERS}::int else 1 end
  from generate_series(1, ${EPOCHS}::int) n, generate_series(0, ${WORKERS}::int) w`.execute(db)
await putPayEpoch(db, 'm', EPOCHS)
await sql`analyze`.execute(db)

/** @returns the least of a few runs, in milliseconds */
async function time(what: string, run: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let turn = 0; turn < TIMES; turn++) {
    const began = performance.now()
    await run()
    times.push(performance.now() - began)
  }
  const least = Math.min(...times)
  console.log(`${least.toFixed(0).padStart(6)} ms  ${what}`)
  return least
}

console.log(`${WORKERS} workers, ${EPOCHS} epochs, least of ${TIMES}`)
const sumsOf = rememberLedgerSums(db)
await time('the ledger summed for the overview and for the preview', async () => {
  await readPayOverview(db, 'm', await readLedgerSums(db, 'm'))
  await previewPayout(db, 'm')
})
const kept = await time('as the page reads them where nothing was posted', async () => {
  await readPayOverview(db, 'm', await sumsOf('m'))
  await previewPayout(db, 'm', (await sumsOf('m')).balances)
})
await close()
if (kept > BUDGET_MS) process.exitCode = 1

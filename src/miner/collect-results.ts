import type { Selectable } from 'kysely'
import type { Result } from '../protocol/wire.ts'
import { keyOf, listAssignmentsOfLease, moveAssignment } from '../store/assignments.ts'
import { getCursor, putCursor } from '../store/cursors.ts'
import { forgetPresented, moveHeldLease } from '../store/held-leases.ts'
import type { Db } from '../store/open-store.ts'
import type { AssignmentTable } from '../store/schema.ts'
import type { Miner } from './miner.ts'
import { ranksOf } from './ranks-of.ts'
import { type SharedWork, shareWork } from './share-work.ts'
import type { ValidatorClient } from './validator-client.ts'

/** So much of one validator's results in a step: one that always has more keeps nobody waiting. */
const MOST_PAGES = 100

/**
 * Reads all that has become of this miner's judgments and tells the workers' assignments. Of a task that several of its workers judged each
 * gets its own part.
 * **Safe to repeat because** results and cursor are written in one transaction.
 * @throws {@link ValidatorCallError} if the validator refuses or does not answer
 */
export async function collectResults(miner: Miner, validator: ValidatorClient): Promise<void> {
  const reader = `results/${miner.hotkey}/${validator.hotkey}`
  for (let page = 0; page < MOST_PAGES; page++) {
    const before = await getCursor(miner.db, reader)
    const results = await validator.results(before)
    const last = results.at(-1)
    if (!last || last.cursor <= before) return
    await miner.db.transaction().execute(async (trx) => {
      for (const result of results) await writeResult(trx, miner, validator.hotkey, result)
      await putCursor(trx, reader, last.cursor)
    })
  }
}

async function writeResult(trx: Db, { hotkey, simulated }: Miner, validator: string, result: Result): Promise<void> {
  const { leaseId, record, revealed, epoch } = result
  const all = await listAssignmentsOfLease(trx, { miner: hotkey, leaseId })
  const own = all.filter((row) => row.validator === validator && (all.length === 1 || (row.signed !== null && !isReplaced(row, all))))
  if (own.length === 0) return
  const consensus = Object.fromEntries(revealed.map(({ id, consensusRank }) => [id, consensusRank]))
  // An answer that was lost on the way may leave the only one of a lease unmarked.
  const judgments = own.map((row) => ({
    row,
    worker: row.worker,
    ranks: ranksOf(row.signed),
    sent: own.length === 1 || row.sent_ms !== null,
  }))
  const shares = shareWork(record.value, consensus, judgments)
  for (const [index, { row, sent }] of judgments.entries()) {
    const share = shares[index]!
    await moveAssignment(trx, keyOf(row), ['submitted', 'open', 'expired', 'refused'], {
      state: 'scored',
      note: null,
      result: JSON.stringify(sent ? result : keptResult(result, share)),
      result_epoch: epoch,
      score: sent ? record.value : share.agreement,
      work: own.length === 1 ? Math.max(0, record.value) : share.work,
    })
  }
  await moveHeldLease(trx, { miner: hotkey, leaseId }, ['open', 'sent'], 'ended') // its acknowledgment was lost
  // Simulated workers never look back: without this a network left running would fill the disk with pages.
  if (simulated) await forgetPresented(trx, { miner: hotkey, leaseId })
}

/** One that its validator refused because of its worker: another worker's was sent on in its place, and scored. */
function isReplaced({ state, sent_ms }: Selectable<AssignmentTable>, all: readonly Selectable<AssignmentTable>[]): boolean {
  return state === 'refused' && sent_ms === null && all.some((other) => other.sent_ms !== null)
}

/** What a worker is told whose judgment was kept while another one was sent on: its own agreement with what all judges came to. */
function keptResult(result: Result, { agreement }: SharedWork): Result {
  const { record } = result
  const words = `Kendall's tau-b with the order of all judges: ${agreement.toFixed(2)}`
  return {
    ...result,
    record: {
      ...record,
      value: agreement,
      components: [{ metric: 'own-agreement', value: agreement, weight: 1, words }],
      words: `Your miner sent another worker's judgment of this task on, which scored ${record.value.toFixed(2)}. Yours agrees with the order of all judges by ${agreement.toFixed(2)}: by that you have your part in the pay for it.`,
    },
  }
}

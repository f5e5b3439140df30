import { moveAssignment } from '../store/assignments.ts'
import { getCursor, putCursor } from '../store/cursors.ts'
import type { Miner } from './miner.ts'
import type { ValidatorClient } from './validator-client.ts'

/**
 * Reads all that has become of this miner's judgments and tells the workers' assignments.
 * **Safe to repeat because** results and cursor are written in one transaction.
 * @throws {@link ValidatorCallError} if the validator refuses or does not answer
 */
export async function collectResults(miner: Miner, validator: ValidatorClient): Promise<void> {
  const reader = `results/${miner.hotkey}/${validator.hotkey}`
  for (;;) {
    const results = await validator.results(await getCursor(miner.db, reader))
    const last = results.at(-1)
    if (!last) return
    await miner.db.transaction().execute(async (trx) => {
      for (const result of results) {
        await moveAssignment(trx, { leaseId: result.leaseId, validator: validator.hotkey }, ['submitted', 'open', 'expired', 'refused'], {
          state: 'scored',
          note: null,
          result: JSON.stringify(result),
          result_epoch: result.epoch,
          score: result.record.value,
          // Simulated workers never look back: without this a network left running would fill the disk with pages.
          ...(miner.simulated ? { presented: '{}' } : {}),
        })
      }
      await putCursor(trx, reader, last.cursor)
    })
  }
}

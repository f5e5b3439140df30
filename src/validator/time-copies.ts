import { BaseError } from '../core/base-error.ts'
import { opaqueId } from '../core/hash.ts'
import { LeaseId } from '../protocol/ids.ts'
import { listNewestBodies } from '../store/copies.ts'
import type { RunningMechanism, Validator } from './validator.ts'

/** Tasks that are copied to see how long it takes: few, because somebody waits for it. */
const SAMPLE = 5

/**
 * How long it takes to make one recipient's copies of a task's responses: tried on the newest scored ones, for a recipient that nobody is.
 * **Reads** those tasks. **Writes** nothing.
 */
export async function timeCopies(
  { db, clock, hotkey, secret }: Validator,
  { mechid, mechanism }: RunningMechanism,
): Promise<{ timed: number; medianMs: number | null }> {
  const ownSecret = opaqueId(secret, ['audit', clock.now()]) // no copy under it is remembered from an earlier audit
  const taken: number[] = []
  for (const { id, body } of await listNewestBodies(db, { validator: hotkey, mechid, limit: SAMPLE })) {
    const leaseId = LeaseId.parse(opaqueId(secret, ['audit', id]))
    const startedMs = clock.now()
    try {
      await mechanism.present(mechanism.readTask(body), { miner: hotkey, leaseId }, ownSecret)
      taken.push(clock.now() - startedMs)
    } catch (error) {
      if (!(error instanceof BaseError)) throw error // it cannot be read, or was refused: nothing to time
    }
  }
  taken.sort((a, b) => a - b)
  const [low, high] = [taken[(taken.length - 1) >> 1], taken[taken.length >> 1]]
  return { timed: taken.length, medianMs: low === undefined || high === undefined ? null : (low + high) / 2 }
}

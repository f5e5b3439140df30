import type { Insertable } from 'kysely'
import { type AssignmentRow, findOpenAssignment, insertAssignments } from '../store/assignments.ts'
import type { AssignmentTable } from '../store/schema.ts'
import { ValidatorCallError } from './errors.ts'
import type { Miner } from './miner.ts'
import type { ValidatorClient } from './validator-client.ts'

/**
 * Gets work for one worker: what is in hand already, else one task from the first validator that has any.
 * **Safe to repeat because** a worker with an open assignment gets that one again.
 * @returns `undefined` when no validator has a task for this miner
 * @throws {@link ValidatorCallError} if there was no work and a validator refused or did not answer
 */
export async function leaseNext(miner: Miner, worker: string, mechid = 0): Promise<AssignmentRow | undefined> {
  const open = await findOpenAssignment(miner.db, { miner: miner.hotkey, worker, nowMs: miner.clock.now() })
  if (open) return open
  let failure: ValidatorCallError | undefined
  for (const validator of await miner.validators()) {
    try {
      const [row] = await leaseFrom(miner, validator, [worker], mechid)
      if (row) return findOpenAssignment(miner.db, { miner: miner.hotkey, worker, nowMs: miner.clock.now() })
    } catch (error) {
      if (!(error instanceof ValidatorCallError)) throw error
      failure ??= error // another validator may have work
    }
  }
  if (failure) throw failure
  return undefined
}

/**
 * Leases up to one task for each of the idle workers from one validator, and writes down who has which.
 * @param workers idle ones, first served first
 * @throws {@link ValidatorCallError} if the validator refuses or does not answer
 */
export async function leaseFrom(
  miner: Miner,
  validator: ValidatorClient,
  workers: readonly string[],
  mechid = 0,
): Promise<Insertable<AssignmentTable>[]> {
  if (workers.length === 0) return []
  const leases = await validator.lease({ capacity: Math.min(workers.length, 64), mechid })
  const rows = leases.map((lease, index) => ({
    lease_id: lease.leaseId,
    miner: miner.hotkey,
    validator: validator.hotkey,
    worker: workers[index]!,
    presented: JSON.stringify(lease.task),
    state: 'open' as const,
    leased_ms: Date.parse(lease.leasedAt),
    expires_ms: Date.parse(lease.expiresAt),
  }))
  await insertAssignments(miner.db, rows)
  return rows
}

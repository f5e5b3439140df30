import { LeaseId, WorkerId } from '../protocol/ids.ts'
import {
  type AssignmentRow,
  countByValidator,
  expireAssignments,
  findOpenAssignment,
  insertAssignments,
  listInHand,
} from '../store/assignments.ts'
import { ValidatorCallError } from './errors.ts'
import type { Miner } from './miner.ts'
import type { ValidatorClient } from './validator-client.ts'

/**
 * Gets work for one worker: what is in hand already, else one task from a validator that has any.
 * **Safe to repeat because** a worker with an open assignment gets that one again.
 * @returns `undefined` when no validator has a task for this miner
 * @throws {@link ValidatorCallError} if there was no work and a validator refused or did not answer
 */
export async function leaseNext(miner: Miner, worker: string, mechid = 0): Promise<AssignmentRow | undefined> {
  const open = await findOpenAssignment(miner.db, { miner: miner.hotkey, worker, nowMs: miner.clock.now() })
  if (open) return open
  await expireAssignments(miner.db, { miner: miner.hotkey, nowMs: miner.clock.now() }) // one whose time has just run out is no longer in hand
  let failure: ValidatorCallError | undefined
  // Whom we have worked for least comes first: consensus pays by the word of validators that hold most of the stake together.
  const worked = await countByValidator(miner.db, { miner: miner.hotkey })
  const validators = (await miner.validators()).toSorted((a, b) => (worked.get(a.hotkey) ?? 0) - (worked.get(b.hotkey) ?? 0))
  for (const validator of validators) {
    try {
      if ((await leaseFrom(miner, validator, [worker], mechid)) > 0)
        return findOpenAssignment(miner.db, { miner: miner.hotkey, worker, nowMs: miner.clock.now() })
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
 * Leases that this miner was given and lost (a crash, a reply that never came) come back here first.
 * @param workers idle ones, first served first
 * @returns how many tasks came
 * @throws {@link ValidatorCallError} if the validator refuses or does not answer
 */
export async function leaseFrom(miner: Miner, validator: ValidatorClient, workers: readonly string[], mechid = 0): Promise<number> {
  if (workers.length === 0) return 0
  const held = (await listInHand(miner.db, { miner: miner.hotkey })).map((row) => LeaseId.parse(row.lease_id))
  const asking = workers.slice(0, MOST_AT_ONCE).map((worker) => WorkerId.parse(worker))
  const leases = await validator.lease({ capacity: asking.length, workers: asking, mechid, held })
  await insertAssignments(
    miner.db,
    leases.map((lease, index) => ({
      lease_id: lease.leaseId,
      miner: miner.hotkey,
      validator: validator.hotkey,
      worker: lease.worker ?? asking[index]!,
      mechanism: lease.mechanism,
      mechid: lease.mechid,
      presented: JSON.stringify(lease.task),
      state: 'open' as const,
      leased_ms: Date.parse(lease.leasedAt),
      expires_ms: Date.parse(lease.expiresAt),
    })),
  )
  return leases.length
}

/** A lease request may name no more. */
const MOST_AT_ONCE = 64

import type { Hotkey, LeaseId } from '../protocol/ids.ts'
import type { ReleaseReceipt } from '../protocol/wire.ts'
import { findLease, moveLease } from '../store/leases.ts'
import { UnknownLeaseError } from './errors.ts'
import type { Validator } from './validator.ts'

/**
 * Takes a lease back from its miner, so that others may have the task.
 * **Safe to repeat because** a lease that has ended stays as it ended.
 * @throws {@link UnknownLeaseError} if the miner has no such lease
 */
export async function releaseLease(validator: Validator, miner: Hotkey, leaseId: LeaseId): Promise<ReleaseReceipt> {
  const lease = await findLease(validator.db, leaseId)
  if (!lease || lease.miner !== miner || lease.validator !== validator.hotkey) throw new UnknownLeaseError({ leaseId })
  if (await moveLease(validator.db, leaseId, 'released', validator.clock.now())) return { leaseId, state: 'released' }
  const ended = (await findLease(validator.db, leaseId)) ?? lease
  return { leaseId, state: ended.state === 'open' ? 'expired' : ended.state }
}

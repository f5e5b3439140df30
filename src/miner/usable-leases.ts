import { PresentedTask } from '../protocol/task.ts'
import { type Lease, LONGEST_LEASE_MS } from '../protocol/wire.ts'
import { ValidatorCallError } from './errors.ts'
import type { Miner } from './miner.ts'
import type { ValidatorClient } from './validator-client.ts'

/**
 * What of the leases of a validator can be worked on here: those of the mechanism that was asked for, with a task that this version can read and show, and a
 * time that ends within a day by the validator's clock. The others go back at once, so that they are not told again and another miner may have them.
 */
export async function usableLeases(
  { clock }: Miner,
  validator: ValidatorClient,
  { leases, mechid }: { readonly leases: readonly Lease[]; readonly mechid: number },
): Promise<Lease[]> {
  const nowMs = clock.now()
  const isUsable = (lease: Lease): boolean => {
    const task = PresentedTask.safeParse(lease.task).data
    const leftMs = Date.parse(lease.expiresAt) - nowMs
    return lease.mechid === mechid && leftMs > 0 && leftMs <= LONGEST_LEASE_MS + MOST_AHEAD_MS && task?.leaseId === lease.leaseId
  }
  const others = leases.filter((lease) => !isUsable(lease))
  const told = await Promise.allSettled(others.map(({ leaseId }) => validator.release(leaseId)))
  for (const outcome of told) if (outcome.status === 'rejected' && !(outcome.reason instanceof ValidatorCallError)) throw outcome.reason
  return leases.filter(isUsable)
}

/** A validator whose clock is further ahead than this takes no requests of the miner: they are too old. */
const MOST_AHEAD_MS = 10_000

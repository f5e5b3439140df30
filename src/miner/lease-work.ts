import * as z from 'zod'
import { LeaseId, WorkerId } from '../protocol/ids.ts'
import type { Lease } from '../protocol/wire.ts'
import { insertHeldLeases, listHeldIds } from '../store/held-leases.ts'
import { findWorker } from '../store/workers.ts'
import type { Miner } from './miner.ts'
import { usableLeases } from './usable-leases.ts'
import type { ValidatorClient } from './validator-client.ts'

/** A lease request may name no more. */
const MOST_AT_ONCE = 64

/**
 * Leases up to one task for each of the idle workers from one validator: each waits for its worker to take it.
 * Leases that this miner was given and lost (a crash, a reply that never came) come back here first.
 * @param workers idle ones, first served first
 * @returns how many came that were not known yet
 * @throws {@link ValidatorCallError} if the validator refuses or does not answer
 */
export async function leaseFrom(miner: Miner, validator: ValidatorClient, workers: readonly string[], mechid = 0): Promise<number> {
  if (workers.length === 0) return 0
  const asking = workers.slice(0, MOST_AT_ONCE).map((worker) => WorkerId.parse(worker))
  const held = await heldOf(miner, validator)
  const lent = await validator.lease({ capacity: asking.length, workers: asking, mechid, held })
  const leases = await usableLeases(miner, validator, { leases: lent.slice(0, asking.length), mechid })
  const wanted = leases.filter((lease) => lease.worker === undefined || asking.includes(lease.worker))
  return insertHeldLeases(
    miner.db,
    wanted.map((lease) => ({ ...heldRow(miner, validator, lease), judges: 1, seats: 1 })),
  )
}

/**
 * Leases tasks from one validator for whichever workers come, each for so many of them.
 * @returns how many came that were not known yet
 * @throws {@link ValidatorCallError} if the validator refuses or does not answer
 */
export async function leasePool(
  miner: Miner,
  validator: ValidatorClient,
  { capacity, judges, mechid }: { capacity: number; judges: number; mechid: number },
): Promise<number> {
  const { db, hotkey } = miner
  const held = await heldOf(miner, validator)
  const asked = Math.min(capacity, MOST_AT_ONCE)
  const lent = await validator.lease({ capacity: asked, workers: [], mechid, held })
  const leases = await usableLeases(miner, validator, { leases: lent.slice(0, asked), mechid })
  const own = new Set<string>() // a lease that was lost names the worker it was for; nobody else's is taken
  for (const { worker } of leases) if (worker && (await findWorker(db, { miner: hotkey, id: worker }))) own.add(worker)
  const wanted = leases.filter(({ worker }) => worker === undefined || own.has(worker))
  return insertHeldLeases(
    db,
    wanted.map((lease) => ({ ...heldRow(miner, validator, lease), judges: lease.worker ? 1 : judges, seats: lease.worker ? 1 : judges })),
  )
}

async function heldOf(miner: Miner, validator: ValidatorClient): Promise<LeaseId[]> {
  const ids = await listHeldIds(miner.db, { miner: miner.hotkey, validator: validator.hotkey, nowMs: miner.clock.now() })
  return ids.map((id) => LeaseId.parse(id))
}

function heldRow(miner: Miner, validator: ValidatorClient, lease: Lease) {
  return {
    lease_id: lease.leaseId,
    miner: miner.hotkey,
    validator: validator.hotkey,
    mechanism: lease.mechanism,
    mechid: lease.mechid,
    domain: domainOf(lease),
    presented: JSON.stringify(lease.task),
    worker: lease.worker ?? null,
    state: 'open' as const,
    leased_ms: Date.parse(lease.leasedAt),
    expires_ms: Date.parse(lease.expiresAt),
  }
}

/** Read by its mechanism alone; that of tasks without a domain is the empty one. */
function domainOf({ task }: Lease): string {
  return z.object({ domain: z.string() }).safeParse(task).data?.domain ?? ''
}

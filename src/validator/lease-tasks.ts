import { opaqueId } from '../core/hash.ts'
import { type Hotkey, LeaseId } from '../protocol/ids.ts'
import type { Lease, LeaseRequest } from '../protocol/wire.ts'
import { claimLeases } from '../store/leases.ts'
import { NotRegisteredError, PushedMechanismError } from './errors.ts'
import { getMechanism, type Validator } from './validator.ts'

/**
 * Hands open tasks to one miner, each as this miner alone sees it.
 * **Reads** open tasks. **Writes** leases. **Safe to repeat because** a miner never gets a task twice, and open leases that it does not know of are told again.
 * @throws {@link NotRegisteredError} if the miner holds no place in the subnet
 * @throws {@link UnknownMechanismError} if this validator does not run the mechanism
 * @throws {@link PushedMechanismError} if its tasks are not lent
 */
export async function leaseTasks(
  validator: Validator,
  miner: Hotkey,
  { capacity, mechid, held = [] }: Pick<LeaseRequest, 'capacity' | 'mechid'> & Partial<LeaseRequest>,
): Promise<Lease[]> {
  const { db, chain, secret } = validator
  const { mechanism, config } = getMechanism(validator, mechid)
  if (mechanism.delivery === 'pushed') throw new PushedMechanismError({ mechid, mechanism: mechanism.name })
  const { neurons } = await chain.metagraph(mechid)
  if (!neurons.some((neuron) => neuron.hotkey === miner)) throw new NotRegisteredError({ hotkey: miner, netuid: chain.netuid })
  const claimed = await claimLeases(db, {
    validator: validator.hotkey,
    miner,
    mechid,
    capacity,
    held,
    mostOpen: config.mostOpenLeases,
    nowMs: validator.clock.now(),
    leaseMs: config.leaseMs,
    draw: { miners: neurons.length, doublesMs: config.circleDoublesMs, secret: opaqueId(secret, ['draw', mechid]) },
    leaseId: (taskId) => opaqueId(secret, ['lease', taskId, miner]),
  })
  return claimed.map(({ lease, task }) => {
    const leaseId = LeaseId.parse(lease.id)
    return {
      leaseId,
      mechanism: mechanism.name,
      mechid,
      task: mechanism.present(mechanism.readTask(task.body), { miner, leaseId }, secret),
      leasedAt: new Date(lease.leased_ms).toISOString(),
      expiresAt: new Date(lease.expires_ms).toISOString(),
    }
  })
}

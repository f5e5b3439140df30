import { BaseError } from '../core/base-error.ts'
import { opaqueId } from '../core/hash.ts'
import { type Hotkey, LeaseId, WorkerId } from '../protocol/ids.ts'
import type { Lease, LeaseRequest } from '../protocol/wire.ts'
import { claimLeases } from '../store/leases.ts'
import { NotRegisteredError, PushedMechanismError } from './errors.ts'
import { getMechanism, type Validator } from './validator.ts'
import { withholdTask } from './withhold-task.ts'

/**
 * Hands open tasks to one miner, each as this miner alone sees it. One that cannot be shown safely is lent to nobody: {@link withholdTask}.
 * **Reads** open tasks. **Writes** leases. **Safe to repeat because** a miner never gets a task twice, and open leases that it does not know of are told again.
 * @throws {@link NotRegisteredError} if the miner holds no place in the subnet
 * @throws {@link UnknownMechanismError} if this validator does not run the mechanism
 * @throws {@link PushedMechanismError} if its tasks are not lent
 */
export async function leaseTasks(
  validator: Validator,
  miner: Hotkey,
  { capacity, mechid, workers = [], held = [] }: Pick<LeaseRequest, 'capacity' | 'mechid'> & Partial<LeaseRequest>,
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
    workers,
    held,
    mostOpen: config.mostOpenLeases,
    nowMs: validator.clock.now(),
    leaseMs: config.leaseMs,
    draw: { miners: neurons.length, doublesMs: config.circleDoublesMs, secret: opaqueId(secret, ['draw', mechid]) },
    leaseId: (taskId) => opaqueId(secret, ['lease', taskId, miner]),
  })
  const leases = await Promise.all(
    claimed.map(async ({ lease, task }): Promise<Lease[]> => {
      const leaseId = LeaseId.parse(lease.id)
      try {
        const presented = await mechanism.present(mechanism.readTask(task.body), { miner, leaseId }, secret)
        const leasedAt = new Date(lease.leased_ms).toISOString()
        const expiresAt = new Date(lease.expires_ms).toISOString()
        const worker = lease.worker === null ? undefined : WorkerId.parse(lease.worker)
        return [{ leaseId, mechanism: mechanism.name, mechid, task: presented, leasedAt, expiresAt, worker }]
      } catch (error) {
        if (!(error instanceof BaseError)) throw error
        await withholdTask(validator, { lease, task }, error)
        return []
      }
    }),
  )
  return leases.flat()
}

import { WorkerId } from '../../protocol/ids.ts'
import { readMinerSettings } from '../../store/miner-settings.ts'
import { changeWorker, enterWorker, findWorker, joinWorker, lockWorker, type WorkerRow } from '../../store/workers.ts'
import { WorkerRemovedError } from '../errors.ts'
import type { Miner } from '../miner.ts'
import { InvitationNeededError } from './errors.ts'
import { redeemInvitation } from './redeem-invitation.ts'

export interface Joining {
  /** Address of the key that signed the request. */
  readonly worker: string
  readonly name: string
  /** Code of an invitation. */
  readonly invitation: string | undefined
  /** Throws if whoever comes uninvited has not done the work. */
  prove(): Promise<void>
}

/**
 * Lets a worker in: by invitation, or where joining is open by proof of work. Who is known already only changes its name; who was taken off the
 * miner comes back by an invitation alone, and by none from before that.
 * **Safe to repeat because** who is entered already takes no further use: of requests at the same time too.
 * @throws {@link InvitationNeededError} if this miner takes invited workers only
 * @throws {@link WorkerRemovedError} if the invitation is older than the parting
 */
export async function joinMiner({ db, hotkey: miner, clock }: Miner, { worker, name, invitation, prove }: Joining): Promise<WorkerRow> {
  const nowMs = clock.now()
  const row = { id: WorkerId.parse(worker), miner, name, simulated: false, joined_ms: nowMs }
  const known = await findWorker(db, { miner, id: worker })
  if (known && (known.removed_ms === null || invitation === undefined)) return joinWorker(db, row)
  if (invitation !== undefined)
    return db.transaction().execute(async (trx) => {
      const isNew = await enterWorker(trx, row)
      const { removed_ms: removedMs } = await lockWorker(trx, row)
      if (!isNew && removedMs === null) return joinWorker(trx, row)
      const { domains, created_ms: invitedMs } = await redeemInvitation(trx, { miner, code: invitation, nowMs })
      if (removedMs !== null && invitedMs <= removedMs) throw new WorkerRemovedError({ worker })
      return (await changeWorker(trx, row, { name, domains, removed_ms: null }))!
    })
  const { joining } = await readMinerSettings(db, miner)
  if (joining === 'invited') throw new InvitationNeededError()
  await prove()
  return joinWorker(db, row)
}

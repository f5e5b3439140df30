import type { IntegrityAudit, StreamAudit } from '../protocol/integrity-audit.ts'
import { countLent } from '../store/copies.ts'
import { readAssignment } from '../validator/read-assignment.ts'
import { readLedger } from '../validator/read-ledger.ts'
import { readShares } from '../validator/read-shares.ts'
import { timeCopies } from '../validator/time-copies.ts'
import type { ApiContext } from './api-context.ts'
import { namesBy } from './names-by.ts'

/** What the validators of this process do against gaming. @cost reads the ledger of a window and makes copies of some tasks: now and then only */
export async function readIntegrityAudit({ chain, validators, labels }: ApiContext): Promise<IntegrityAudit> {
  const nameOf = namesBy(labels)
  const { epoch } = await chain.metagraph()
  const streams: StreamAudit[] = []
  for (const validator of validators)
    for (const running of validator.mechanisms) {
      const { mechid, mechanism, config } = running
      const ledger = await readLedger(validator, mechid, epoch)
      const lends = mechanism.delivery === 'leased'
      const of = { validator: validator.hotkey, mechid }
      streams.push({
        ...of,
        name: nameOf(validator.hotkey),
        mechanism: mechanism.name,
        window: config.window,
        assignment: lends ? await readAssignment(validator, running, ledger) : null,
        copies: lends ? { ...(await countLent(validator.db, of)), ...(await timeCopies(validator, running)) } : null,
        shares: readShares(ledger, running, epoch, nameOf),
      })
    }
  return { streams }
}

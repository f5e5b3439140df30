import type { Signer } from '../../src/identity/signer.ts'
import { DojoTask } from '../../src/mechanisms/dojo/dojo-task.ts'
import { shownResponses } from '../../src/mechanisms/dojo/present.ts'
import { LeaseId } from '../../src/protocol/ids.ts'
import type { Assignment } from '../../src/protocol/work.ts'
import { findLease } from '../../src/store/leases.ts'
import { findTask } from '../../src/store/tasks.ts'
import { judge, type TestNetwork } from './testing.ts'

/** Judges as one who knows, by the validator's own secret, which copy is of which response. */
export async function judgeWell({ db, network }: TestNetwork, worker: Signer, assignment: Assignment) {
  const { task_id } = (await findLease(db, assignment.id))!
  const { body, validator } = (await findTask(db, task_id))!
  const { secret } = network.validators.find(({ hotkey }) => hotkey === validator)!
  const recipient = { miner: network.home.hotkey, leaseId: LeaseId.parse(assignment.id) }
  const rankOf = new Map(
    shownResponses(DojoTask.parse(body), recipient, secret).map(({ shownId, response }) => [shownId, response.knownRank!]),
  )
  const responses = assignment.responses.toSorted((one, other) => rankOf.get(one.id)! - rankOf.get(other.id)!)
  return judge(worker, { ...assignment, responses })
}

import { opaqueId } from '../../core/hash.ts'
import type { PresentedTask } from '../../protocol/task.ts'
import type { Recipient } from '../mechanism.ts'
import type { DojoResponse, DojoTask } from './dojo-task.ts'

/**
 * A task's responses as one recipient gets them: own ids in an own order, both from a keyed hash of task, lease, miner and response.
 *
 * Two recipients who compare notes cannot link answers by id or by position. (They can still link them by content.)
 * @param secret the validator's; who lacks it can neither predict nor undo the ids
 * @returns every response once, sorted by the recipient's ids: the order is as random as they are
 */
export function shownResponses(
  task: DojoTask,
  recipient: Recipient,
  secret: string,
): readonly { readonly shownId: string; readonly response: DojoResponse }[] {
  return task.responses
    .map((response) => ({
      shownId: opaqueId(secret, ['dojo', task.id, recipient.leaseId, recipient.miner, response.id]),
      response,
    }))
    .sort((a, b) => (a.shownId < b.shownId ? -1 : 1))
}

/** What one recipient sees of a task: {@link shownResponses} with the instruction and the criterion; no source, rank or task id. */
export function present(task: DojoTask, recipient: Recipient, secret: string, mechid: number): PresentedTask {
  return {
    leaseId: recipient.leaseId,
    mechanism: 'dojo',
    mechid,
    domain: task.domain,
    instruction: task.instruction,
    requirements: task.requirements ?? [],
    responses: shownResponses(task, recipient, secret).map(({ shownId, response: { kind, content } }) => ({ id: shownId, kind, content })),
    criterion: task.criterion,
  }
}

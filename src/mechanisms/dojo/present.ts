import { opaqueId } from '../../core/hash.ts'
import type { Obfuscate } from '../../obfuscation/obfuscate-response.ts'
import type { PresentedTask } from '../../protocol/task.ts'
import type { Recipient } from '../mechanism.ts'
import type { DojoResponse, DojoTask } from './dojo-task.ts'
import { shownCriteria } from './shown-criteria.ts'

/**
 * A task's responses as one recipient gets them: own ids in an own order, both from a keyed hash of task, lease, miner and response.
 *
 * Two recipients who compare notes cannot link answers by id or by position. What they show can still be compared by eye.
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

/**
 * What one recipient sees of a task: {@link shownResponses}, each as this recipient's own copy, with the instruction and the criterion;
 * no source, rank or task id. A miner sees the same copies whenever it sees the task.
 * @throws {@link ObfuscationError} if of one of them no copy can be made: never an original instead
 */
export async function present(
  task: DojoTask,
  recipient: Recipient,
  secret: string,
  { mechid, obfuscate }: { readonly mechid: number; readonly obfuscate: Obfuscate },
): Promise<PresentedTask> {
  const shown = shownResponses(task, recipient, secret)
  const responses = await Promise.all(
    shown.map(({ shownId, response: { id, kind, content } }) =>
      obfuscate(
        { id: shownId, kind, content },
        { secret, task: task.id, response: id, recipient: recipient.miner },
        { siblings: task.responses.filter((other) => other.id !== id) },
      ),
    ),
  )
  return {
    leaseId: recipient.leaseId,
    mechanism: 'dojo',
    mechid,
    domain: task.domain,
    instruction: task.instruction,
    requirements: task.requirements ?? [],
    responses,
    criterion: task.criterion,
    criteria: shownCriteria(task.criteria ?? [], shown).map(({ criterion }) => criterion),
  }
}

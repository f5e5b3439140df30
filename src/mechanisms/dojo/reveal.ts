import type { Conclusion } from '../../protocol/conclusion.ts'
import type { RevealedResponse } from '../../protocol/wire.ts'
import type { Recipient } from '../mechanism.ts'
import type { DojoTask } from './dojo-task.ts'
import { shownResponses } from './present.ts'

/** A conclusion under the ids that one recipient was shown, in the order it saw. */
export function reveal(task: DojoTask, recipient: Recipient, secret: string, conclusion: Conclusion): RevealedResponse[] {
  const byId = new Map(conclusion.order.map((item) => [item.responseId, item]))
  return shownResponses(task, recipient, secret).flatMap(({ shownId, response }) => {
    const item = byId.get(response.id)
    return item ? [{ id: shownId, consensusRank: item.consensusRank, knownRank: item.knownRank ?? null }] : []
  })
}

import type { Recipient, ReplyRow } from '../mechanism.ts'
import type { DojoReply } from './dojo-reply.ts'
import type { DojoTask } from './dojo-task.ts'
import { shownResponses } from './present.ts'

/** One reply as rows of the raw dataset: one per response, in the order this judge saw. */
export function rows(task: DojoTask, recipient: Recipient, secret: string, reply: DojoReply): ReplyRow[] {
  return shownResponses(task, recipient, secret).map(({ response: { id, source } }, place) => ({
    responseId: id,
    responseSource: source,
    positionShown: place + 1,
    grade: reply.kind === 'ranked' ? (reply.grades[id] ?? null) : null,
    rank: reply.kind === 'ranked' ? (reply.ranks[id] ?? null) : null,
    preferred: reply.kind === 'ranked' && reply.preferred !== undefined ? reply.preferred === id : null,
    cannotJudge: reply.kind === 'cannot-judge' ? reply.why : null,
  }))
}

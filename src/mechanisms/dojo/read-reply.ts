import { isDeepStrictEqual } from 'node:util'
import { Verdict } from '../../protocol/judgment.ts'
import { InvalidReplyError } from '../errors.ts'
import type { Recipient } from '../mechanism.ts'
import type { DojoReply } from './dojo-reply.ts'
import type { DojoTask } from './dojo-task.ts'
import { shownResponses } from './present.ts'
import { readAnswers } from './read-answers.ts'

/**
 * Reads a recipient's verdict into the task's own response ids.
 *
 * Only the order of the ranks is a statement, so they are renumbered to 1 ... m without gaps: 2, 2, 7 reads as 1, 1, 2.
 * @throws {@link InvalidReplyError} if it is no {@link Verdict}, holds anything more than one, judges other responses than exactly those
 *   shown to this recipient, grades off the criterion's scale, or does not answer what else was asked as it was asked
 */
export function readReply(task: DojoTask, recipient: Recipient, secret: string, raw: unknown): DojoReply {
  const read = Verdict.safeParse(raw)
  if (!read.success) {
    const issue = read.error.issues[0]
    throw refusal('a verdict', `${issue?.message ?? 'something else'} at ${issue?.path.join('.') || 'its top'}`)
  }
  // Zod leaves out keys it does not know (and `__proto__`); what then differs from what came holds something extra.
  if (!isDeepStrictEqual(read.data, raw)) throw refusal('a verdict and nothing else', 'unknown fields')
  const verdict = read.data
  if (verdict.kind === 'cannot-judge') return { kind: 'cannot-judge', why: verdict.why, reason: verdict.reason }

  const shown = shownResponses(task, recipient, secret)
  const judged = Object.keys(verdict.responses).length
  const both = shown.map(({ shownId, response }) => {
    const judgment = Object.hasOwn(verdict.responses, shownId) ? verdict.responses[shownId] : undefined
    if (!judgment) throw refusal(`a judgment of each of the ${shown.length} responses shown`, `none of ${shownId}`)
    const { min, max } = task.criterion
    if (judgment.grade < min || judgment.grade > max) throw refusal(`grades from ${min} to ${max}`, `${judgment.grade}`)
    return { id: response.id, ...judgment }
  })
  if (judged !== shown.length) throw refusal(`judgments of the ${shown.length} responses shown`, `${judged} judgments`)

  const { preferred } = verdict
  const favourite = shown.find(({ shownId }) => shownId === preferred)?.response.id
  if (typeof preferred === 'string' && favourite === undefined) throw refusal('a preferred response among those shown', preferred)

  const answers = readAnswers(task, shown, verdict.answers)
  const levels = [...new Set(both.map(({ rank }) => rank))].sort((a, b) => a - b)
  return {
    kind: 'ranked',
    ranks: Object.fromEntries(both.map(({ id, rank }) => [id, levels.indexOf(rank) + 1])),
    grades: Object.fromEntries(both.map(({ id, grade }) => [id, grade])),
    ...(preferred === undefined ? {} : { preferred: favourite ?? null }),
    ...(verdict.allBad === undefined ? {} : { allBad: verdict.allBad }),
    ...(answers ? { answers } : {}),
    reason: verdict.reason,
  }
}

function refusal(expected: string, got: string): InvalidReplyError {
  return new InvalidReplyError({ mechanism: 'dojo', expected, got })
}

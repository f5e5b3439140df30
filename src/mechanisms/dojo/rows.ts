import { TASK_PART } from '../../protocol/answer-parts.ts'
import type { CriterionAnswer, CriterionAnswers } from '../../protocol/criteria.ts'
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
    allBad: reply.kind === 'ranked' ? (reply.allBad ?? null) : null,
    answers: reply.kind === 'ranked' ? answersAbout(id, reply.answers ?? {}) : {},
    cannotJudge: reply.kind === 'cannot-judge' ? reply.why : null,
  }))
}

/** The parts of all answers that are about one response: its own, those of its pairs, and those of the whole task. */
function answersAbout(id: string, answers: CriterionAnswers): CriterionAnswers {
  const isAbout = (part: string) => part === TASK_PART || part.split(' ').includes(id)
  return Object.fromEntries(
    Object.entries(answers).flatMap(([criterion, answer]) => {
      const by = Object.fromEntries(Object.entries<unknown>(answer.by).filter(([part]) => isAbout(part)))
      return Object.keys(by).length > 0 ? [[criterion, { ...answer, by } as CriterionAnswer]] : [] // fewer parts of the same answer
    }),
  )
}

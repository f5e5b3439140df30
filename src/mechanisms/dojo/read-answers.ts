import { answerMisfit } from '../../protocol/answer-misfit.ts'
import type { CriterionAnswer, CriterionAnswers } from '../../protocol/criteria.ts'
import { InvalidReplyError } from '../errors.ts'
import type { DojoResponse, DojoTask } from './dojo-task.ts'
import { type ShownCriterion, shownCriteria } from './shown-criteria.ts'

const OTHER_WAY = { first: 'second', second: 'first', tie: 'tie' } as const

/**
 * Reads answers to a task's further criteria into its own ids.
 * @returns undefined where nothing was answered
 * @throws {@link InvalidReplyError} if one does not answer what was asked, as it was asked, or a required one is missing
 */
export function readAnswers(
  task: DojoTask,
  shown: readonly { readonly shownId: string; readonly response: DojoResponse }[],
  answers: CriterionAnswers = {},
): CriterionAnswers | undefined {
  const criteria = shownCriteria(task.criteria ?? [], shown)
  const foreign = Object.keys(answers).find((id) => !criteria.some(({ criterion }) => criterion.id === id))
  if (foreign !== undefined) throw refusal({ expected: 'answers to what was asked', got: `one to ${foreign}` })
  const shownIds = shown.map(({ shownId }) => shownId)
  const own = criteria.flatMap(({ criterion, ownParts }) => {
    const answer = Object.hasOwn(answers, criterion.id) ? answers[criterion.id] : undefined
    const misfit = answerMisfit(criterion, answer, shownIds)
    if (misfit) throw refusal(misfit)
    return answer ? [[criterion.id, underOwnIds(answer, ownParts)] as const] : []
  })
  return own.length > 0 ? Object.fromEntries(own) : undefined
}

function underOwnIds(answer: CriterionAnswer, ownParts: ShownCriterion['ownParts']): CriterionAnswer {
  if (answer.kind === 'pairwise') return { kind: 'pairwise', by: renamed(answer.by, ownParts, (value) => OTHER_WAY[value]) }
  return { ...answer, by: renamed<unknown>(answer.by, ownParts, (value) => value) } as CriterionAnswer // its values are as they were
}

/** The same values under the task's own names of their parts. */
function renamed<Value>(
  by: Readonly<Record<string, Value>>,
  ownParts: ShownCriterion['ownParts'],
  turn: (value: Value) => Value,
): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(by).map(([shownPart, value]) => {
      const { part, turned } = ownParts.get(shownPart)!
      return [part, turned ? turn(value) : value]
    }),
  )
}

function refusal({ expected, got }: { readonly expected: string; readonly got: string }): InvalidReplyError {
  return new InvalidReplyError({ mechanism: 'dojo', expected, got })
}

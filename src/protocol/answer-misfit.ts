import { answerParts } from './answer-parts.ts'
import type { AnswerValue, CriterionAnswer, FurtherCriterion } from './criteria.ts'

/** What is wrong with an answer. */
export interface Misfit {
  readonly expected: string
  readonly got: string
}

/**
 * Whether an answer is one to this criterion: of its kind, about what it asks about, within its bounds, and whole where it is required.
 * Of pins one response is enough: there may be nothing to point at on the others.
 * @param answer absent where nothing was said
 * @param responseIds of all responses that were shown
 * @returns undefined when nothing is wrong with it
 * @example answerMisfit({ kind: 'rank', id: 'looks', question: 'Which looks best?', required: true }, undefined, ['a', 'b']) // { expected: 'an answer to looks', got: 'none' }
 * @example answerMisfit({ kind: 'rank', id: 'looks', question: 'Which looks best?', required: false }, { kind: 'rank', by: { a: 1 } }, ['a', 'b']) // undefined
 */
export function answerMisfit(
  criterion: FurtherCriterion,
  answer: CriterionAnswer | undefined,
  responseIds: readonly string[],
): Misfit | undefined {
  const { id, kind, required } = criterion
  if (!answer) return required ? { expected: `an answer to ${id}`, got: 'none' } : undefined
  if (answer.kind !== kind) return { expected: `an answer of the kind ${kind} to ${id}`, got: answer.kind }
  const parts = answerParts(criterion, responseIds)
  const given = Object.keys(answer.by)
  if (given.length === 0) return { expected: `an answer to ${id} that says something, or none`, got: 'an empty one' }
  const foreign = given.find((part) => !parts.includes(part))
  if (foreign !== undefined) return { expected: `an answer to ${id} about what it asks about`, got: `one about ${foreign}` }
  const missing = parts.find((part) => !Object.hasOwn(answer.by, part))
  if (required && kind !== 'pins' && missing !== undefined) return { expected: `an answer to all of ${id}`, got: `none about ${missing}` }
  for (const value of Object.values(answer.by)) {
    const misfit = valueMisfit(criterion, value)
    if (misfit) return { expected: `${misfit.expected} in the answer to ${id}`, got: misfit.got }
  }
  return undefined
}

/** Whether one value is within the bounds of its criterion, whose kind it has. */
function valueMisfit(criterion: FurtherCriterion, value: AnswerValue): Misfit | undefined {
  switch (criterion.kind) {
    case 'grade': {
      const { min, max } = criterion
      return Number(value) >= min && Number(value) <= max ? undefined : { expected: `grades from ${min} to ${max}`, got: String(value) }
    }
    case 'single-choice':
    case 'multi-choice': {
      const ids = criterion.options.map(({ id }) => id)
      const chosen = [value].flat().map(String)
      const foreign = chosen.find((id) => !ids.includes(id))
      if (foreign !== undefined) return { expected: `options among ${ids.join(', ')}`, got: foreign }
      return new Set(chosen).size === chosen.length ? undefined : { expected: 'every option once', got: chosen.join(', ') }
    }
    case 'text': {
      const { minCharacters, maxCharacters } = criterion
      const length = String(value).trim().length
      if (length >= minCharacters && String(value).length <= maxCharacters) return undefined
      return { expected: `${minCharacters} to ${maxCharacters} characters`, got: `${length}` }
    }
    default:
      return undefined // their schemas say it all
  }
}

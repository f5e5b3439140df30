import { answerParts, TASK_PART } from '../../../src/protocol/answer-parts.ts'
import type { AnswerValue, CriterionAnswer, FurtherCriterion, Pin } from '../../../src/protocol/criteria.ts'

/**
 * What somebody answered to one criterion, a line for each part that has an answer, with the letters of the responses.
 * @example answerWords({ kind: 'rank', id: 'fun', question: 'Which is fun?', required: false }, { kind: 'rank', by: { r2: 1 } }, new Map([['r1', 'A'], ['r2', 'B']])) // ['B: place 1']
 */
export function answerWords(
  criterion: FurtherCriterion,
  answer: CriterionAnswer | undefined,
  labels: ReadonlyMap<string, string>,
): string[] {
  if (!answer) return []
  return answerParts(criterion, [...labels.keys()]).flatMap((part) => {
    const value = answer.by[part]
    if (value === undefined) return []
    const ids = part === TASK_PART ? [] : part.split(' ')
    const names = ids.map((id) => labels.get(id) ?? '?')
    const said = valueWords(criterion, value, names)
    return names.length === 0 ? [said] : [`${names.join(' or ')}: ${said}`]
  })
}

function valueWords(criterion: FurtherCriterion, value: AnswerValue, names: readonly string[]): string {
  switch (criterion.kind) {
    case 'rank':
      return `place ${value}`
    case 'grade':
      return `${value} of ${criterion.max}`
    case 'single-choice':
    case 'multi-choice': {
      const chosen = [value].flat().map((id) => criterion.options.find((option) => option.id === id)?.label ?? String(id))
      return chosen.join(', ') || 'none of these'
    }
    case 'pairwise':
      return value === 'tie' ? 'neither more than the other' : (names[value === 'first' ? 0 : 1] ?? '?')
    case 'text':
      return `“${value}”`
    case 'pins':
      return (value as readonly Pin[])
        .map(({ x, y, note }) => `${Math.round(x)} % from the left, ${Math.round(y)} % from the top${note && `, “${note}”`}`)
        .join('; ')
  }
}

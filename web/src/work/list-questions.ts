import { answerParts } from '../../../src/protocol/answer-parts.ts'
import type { Assignment } from '../../../src/protocol/work.ts'
import { keysOf } from '../criteria/keys-of.ts'
import type { KeyQuestion } from './key-flow.ts'

/** What a task asks, in the order in which keys answer it. */
export function listQuestions({ responses, criterion, criteria }: Assignment): readonly KeyQuestion[] {
  const ids = responses.map(({ id }) => id)
  const letters = Object.fromEntries(ids.map((id, index) => [String.fromCharCode(97 + index), id]))
  const grades = Array.from({ length: 11 }, (_, grade) => grade).filter((grade) => grade >= criterion.min && grade <= criterion.max)
  return [
    {
      of: 'grade',
      id: criterion.id,
      kind: 'one',
      parts: ids,
      keys: Object.fromEntries(grades.map((grade) => [String(grade % 10), grade])),
    },
    { of: 'order', id: 'order', kind: 'one', parts: ids, keys: letters },
    ...criteria.map((further): KeyQuestion => {
      const taken = keysOf(further, ids)
      return {
        of: 'criterion',
        id: further.id,
        kind: taken.kind,
        parts: answerParts(further, ids),
        keys: taken.kind === 'focus' ? {} : taken.keys,
      }
    }),
    { of: 'favourite', id: 'favourite', kind: 'one', parts: ['task'], keys: { ...letters, '0': null } },
  ]
}

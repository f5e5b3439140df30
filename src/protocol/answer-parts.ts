import type { FurtherCriterion } from './criteria.ts'

/** The key of what is asked once for a whole task. */
export const TASK_PART = 'task'

/**
 * The parts that an answer to a criterion has, in their order.
 * @param responseIds of all responses, in the order in which they are shown
 * @example answerParts({ kind: 'rank', id: 'looks', question: 'Which looks best?', required: false }, ['r1', 'r2']) // ['r1', 'r2']
 * @example answerParts({ kind: 'pairwise', id: 'pair', question: 'Which?', required: true, pairs: [['r2', 'r1']] }, ['r1', 'r2']) // ['r2 r1']
 */
export function answerParts(criterion: FurtherCriterion, responseIds: readonly string[]): readonly string[] {
  if (criterion.kind === 'pairwise') return criterion.pairs.map((pair) => pair.join(' '))
  return 'about' in criterion && criterion.about === 'task' ? [TASK_PART] : responseIds
}

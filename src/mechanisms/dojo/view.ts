import type { MechanismView } from '../mechanism.ts'
import type { DojoTask } from './dojo-task.ts'

/** What anybody may see of a task at any time: the question and the responses in their stored order, which says nothing. */
export function view(task: DojoTask): MechanismView {
  return {
    kind: 'ranking',
    criterion: task.criterion,
    requirements: task.requirements ?? [],
    contents: task.responses.map(({ id, kind, content }) => ({ id, kind, content })),
  }
}

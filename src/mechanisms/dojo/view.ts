import type { Criterion, Response } from '../../protocol/task.ts'
import type { DojoTask } from './dojo-task.ts'

/** What anybody may see of a task at any time: the question and the responses in their stored order, which says nothing. */
export function view(task: DojoTask): { criterion: Criterion; contents: Response[] } {
  return { criterion: task.criterion, contents: task.responses.map(({ id, kind, content }) => ({ id, kind, content })) }
}

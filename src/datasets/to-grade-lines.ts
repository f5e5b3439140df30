import type { RawJudgment } from '../protocol/dataset.ts'
import { gradesOf } from './grades-of.ts'

/** Columns of the table of grades: the first five are read by `kumite score` without being named. */
export const GRADE_HEADER = 'worker,response,task,criterion,grade,miner,simulated,judged_at\n'

/** One line of CSV per grade that a judge gave to a response, whatever the criterion. */
export function toGradeLines(judgment: RawJudgment): string[] {
  const { worker, taskId, responseId, miner, simulated, judgedAt } = judgment
  return gradesOf(judgment).map(({ criterion, grade }) =>
    [worker, `${taskId}/${responseId}`, taskId, criterion, grade, miner, simulated, judgedAt].map(cell).join(',').concat('\n'),
  )
}

/** A cell that holds a delimiter, a quote or a line break stands in quotes. */
function cell(value: string | number | boolean): string {
  const text = String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

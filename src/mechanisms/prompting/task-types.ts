import { codeDebugging } from './code-debugging/code-debugging.ts'
import { codeWriting } from './code-writing/code-writing.ts'
import { dateQuestion } from './date-question/date-question.ts'
import { instructionFollowing } from './instruction-following/instruction-following.ts'
import { mathematics } from './mathematics/mathematics.ts'
import { multipleChoice } from './multiple-choice/multiple-choice.ts'
import { questionAnswering } from './question-answering/question-answering.ts'
import { sentiment } from './sentiment/sentiment.ts'
import { summarisation } from './summarisation/summarisation.ts'
import { tableReasoning } from './table-reasoning/table-reasoning.ts'
import type { TaskType } from './task-type.ts'
import { translation } from './translation/translation.ts'
import { unitConversion } from './unit-conversion/unit-conversion.ts'

/** Every kind of task there is: the one place to add the next. */
export const TASK_TYPES: readonly TaskType[] = [
  questionAnswering,
  summarisation,
  dateQuestion,
  translation,
  tableReasoning,
  multipleChoice,
  sentiment,
  mathematics,
  codeDebugging,
  codeWriting,
  instructionFollowing,
  unitConversion,
]

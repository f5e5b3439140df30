import type { AttributeRow, RawJudgment } from '../protocol/dataset.ts'
import type { Db } from '../store/open-store.ts'
import { gradesOf } from './grades-of.ts'
import { readRawJudgmentsOf, readScoredTasks, type TaskReader } from './read-dataset.ts'

/** Every response that was graded, with the mean grade by each criterion: the shape of multi-attribute sets such as HelpSteer. */
export async function* readAttributes(db: Db, reader: TaskReader): AsyncGenerator<AttributeRow> {
  for await (const scored of readScoredTasks(db)) {
    const { prompt, contents } = reader.texts(scored.row, scored.judgments)
    const byResponse = Map.groupBy(readRawJudgmentsOf(scored, reader), ({ responseId }) => responseId)
    for (const [responseId, judgments] of byResponse) {
      const attributes = meanGrades(judgments)
      if (Object.keys(attributes).length === 0) continue
      yield {
        prompt,
        response: contents.get(responseId) ?? '',
        attributes,
        judgments: judgments.length,
        simulated: judgments.some(({ simulated }) => simulated),
        taskId: scored.row.id,
        responseId,
        responseSource: judgments[0]!.responseSource,
      }
    }
  }
}

function meanGrades(judgments: readonly RawJudgment[]): Record<string, number> {
  const grades = Map.groupBy(judgments.flatMap(gradesOf), ({ criterion }) => criterion)
  return Object.fromEntries(
    [...grades].map(([criterion, given]) => [criterion, given.reduce((sum, { grade }) => sum + grade, 0) / given.length]),
  )
}

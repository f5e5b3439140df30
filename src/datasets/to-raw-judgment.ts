import { RawJudgment } from '../protocol/dataset.ts'

/**
 * What one judge said about one response, as one line of JSONL; every line has the same columns in the same order.
 * @throws {z.ZodError} if a column is missing or not a number where one is due: no half row leaves
 */
export function toRawJudgment(judgment: RawJudgment): string {
  return `${JSON.stringify(RawJudgment.parse(judgment))}\n`
}

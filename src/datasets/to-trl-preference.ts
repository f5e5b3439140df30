import { PreferencePair } from '../protocol/dataset.ts'

/**
 * A preference pair as one line of JSONL, in the columns that TRL's preference trainers read; every line has the same columns in the same order.
 * @throws {z.ZodError} if a column is missing or not a number where one is due: no half row leaves
 */
export function toTrlPreference(pair: PreferencePair): string {
  return `${JSON.stringify(PreferencePair.parse(pair))}\n`
}

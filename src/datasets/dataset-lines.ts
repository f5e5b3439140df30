import { AttributeRow, RawJudgment } from '../protocol/dataset.ts'
import { ChatPreference, ChatRow } from '../protocol/training-data.ts'
import type { Db } from '../store/open-store.ts'
import { readAttributes } from './read-attributes.ts'
import { readPreferencePairs, readRawJudgments, type TaskReader } from './read-dataset.ts'
import { type LeftOut, readChatPreferences, readChatRows } from './read-training-data.ts'
import { GRADE_HEADER, toGradeLines } from './to-grade-lines.ts'
import { toRawJudgment } from './to-raw-judgment.ts'
import { toTrlPreference } from './to-trl-preference.ts'

/** What a dataset can be written as. */
export const DATASET_FORMATS = ['trl-preference', 'raw', 'grades', 'attributes', 'chat', 'chat-preference'] as const
export type DatasetFormat = (typeof DATASET_FORMATS)[number]

/** One line a row, of JSON or (grades) of CSV below a header, each in the form that it says: no half row leaves. @param leftOut of the chat formats: is counted up */
export async function* datasetLines(
  db: Db,
  reader: TaskReader,
  format: DatasetFormat,
  leftOut: LeftOut = nothingLeftOut(),
): AsyncGenerator<string> {
  switch (format) {
    case 'raw':
      for await (const judgment of readRawJudgments(db, reader)) yield toRawJudgment(judgment)
      return
    case 'grades':
      yield GRADE_HEADER
      for await (const judgment of readRawJudgments(db, reader)) yield* toGradeLines(RawJudgment.parse(judgment))
      return
    case 'attributes':
      for await (const row of readAttributes(db, reader)) yield `${JSON.stringify(AttributeRow.parse(row))}\n`
      return
    case 'trl-preference':
      for await (const pair of readPreferencePairs(db, reader)) yield toTrlPreference(pair)
      return
    case 'chat':
      for await (const row of readChatRows(db, reader, leftOut)) yield `${JSON.stringify(ChatRow.parse(row))}\n`
      return
    case 'chat-preference':
      for await (const row of readChatPreferences(db, reader, leftOut)) yield `${JSON.stringify(ChatPreference.parse(row))}\n`
  }
}

export const nothingLeftOut = (): LeftOut => ({ mixedTasks: 0, exactCopies: 0, nearCopies: 0 })

import type { ChatMessage } from '../protocol/chat.ts'
import type { ChatPreference, ChatRow } from '../protocol/training-data.ts'
import type { Db } from '../store/open-store.ts'
import { listScoresOfTask } from '../store/scores.ts'
import { createDistinctTexts } from './distinct-texts.ts'
import { readScoredTasks, type TaskReader } from './read-dataset.ts'
import { chatPreferences, chatRows, type ToldTask, type TrainingRows } from './training-rows.ts'

/** What did not become rows, and why. */
export interface LeftOut {
  /** Tasks whose sources are on both sides of the split. */
  mixedTasks: number
  exactCopies: number
  nearCopies: number
}

/** Every conversation with its reward, each text once. @param leftOut is counted up */
export function readChatRows(db: Db, reader: Pick<TaskReader, 'told'>, leftOut: LeftOut): AsyncGenerator<ChatRow> {
  return distinctRows(db, reader, leftOut, chatRows, ({ messages }) => [textOf(messages.slice(0, -1)), textOf(messages.slice(-1))])
}

/** Every pair of answers to the same messages, each once. @param leftOut is counted up */
export function readChatPreferences(db: Db, reader: Pick<TaskReader, 'told'>, leftOut: LeftOut): AsyncGenerator<ChatPreference> {
  return distinctRows(db, reader, leftOut, chatPreferences, ({ prompt, chosen, rejected }) => [
    textOf(prompt),
    textOf([...chosen, ...rejected]),
  ])
}

async function* distinctRows<Row>(
  db: Db,
  reader: Pick<TaskReader, 'told'>,
  leftOut: LeftOut,
  rowsOf: (task: ToldTask) => TrainingRows<Row>,
  textsOf: (row: Row) => readonly [messages: string, answer: string],
): AsyncGenerator<Row> {
  const isDistinct = createDistinctTexts()
  for await (const { row, judgments } of readScoredTasks(db)) {
    const told = reader.told(row, judgments)
    if (!told) continue
    const { rows, isMixed } = rowsOf({ row, judgments, scores: await listScoresOfTask(db, row.id), told })
    if (isMixed) leftOut.mixedTasks++
    for (const one of rows) {
      const found = isDistinct(...textsOf(one))
      if (found === 'exact') leftOut.exactCopies++
      else if (found === 'near') leftOut.nearCopies++
      else yield one
    }
  }
}

const textOf = (messages: readonly ChatMessage[]) => messages.map(({ content }) => content).join('\n')

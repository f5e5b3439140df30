import type { Selectable } from 'kysely'
import type { TaskSeedTable } from './generation-schema.ts'
import type { Db } from './open-store.ts'

export type TaskSeedRow = Selectable<TaskSeedTable>

/** The registry of task seeds, in an order that does not depend on when they were added. */
export async function listTaskSeeds(db: Db): Promise<TaskSeedRow[]> {
  const rows = await db.selectFrom('task_seed').selectAll().execute()
  return rows.sort((a, b) => compare(a.axis, b.axis) || compare(a.value, b.value)) // here, because servers collate differently
}

/** Adds a value to an axis. @returns false if the axis has it already: it stays as it is */
export async function addTaskSeed(db: Db, row: TaskSeedRow): Promise<boolean> {
  const added = await db
    .insertInto('task_seed')
    .values(row)
    .onConflict((conflict) => conflict.columns(['axis', 'value']).doNothing())
    .returning('axis')
    .executeTakeFirst()
  return added !== undefined
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

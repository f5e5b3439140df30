import { type Insertable, sql, type Updateable } from 'kysely'
import type { ModelCallTable } from './generation-schema.ts'
import type { Db } from './open-store.ts'

/** Writes down a call of a language model. @returns its id, under which its end is written */
export async function insertModelCall(db: Db, row: Insertable<ModelCallTable>): Promise<number> {
  const { id } = await db.insertInto('model_call').values(row).returning('id').executeTakeFirstOrThrow()
  return id
}

export async function updateModelCall(db: Db, id: number, change: Updateable<ModelCallTable>): Promise<void> {
  await db.updateTable('model_call').set(change).where('id', '=', id).execute()
}

export interface ModelUse {
  readonly model: string
  readonly calls: number
  /** Of these, those with outcome `answered`. */
  readonly answered: number
  readonly promptTokens: number
  readonly completionTokens: number
  readonly costUsd: number
}

/** What every model was used for and cost since some time, calls under way included. Models without a call are left out. */
export async function sumModelCalls(db: Db, sinceMs: number): Promise<ModelUse[]> {
  const rows = await db
    .selectFrom('model_call')
    .select((eb) => [
      'model',
      eb.fn.countAll<number>().as('calls'),
      eb.fn.countAll<number>().filterWhere('outcome', '=', 'answered').as('answered'),
      sql<number>`sum(prompt_tokens)::bigint`.as('promptTokens'),
      sql<number>`sum(completion_tokens)::bigint`.as('completionTokens'),
      sql<string>`sum(cost_usd)`.as('costUsd'),
    ])
    .where('at_ms', '>=', sinceMs)
    .groupBy('model')
    .execute()
  return rows.map((row) => ({ ...row, costUsd: Number(row.costUsd) }))
}

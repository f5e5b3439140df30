import type { Db } from './open-store.ts'

/** The open tasks of one mechanism as it wrote them, of all validators of this database. */
export async function listOpenBodies(db: Db, mechanism: string): Promise<unknown[]> {
  const rows = await db
    .selectFrom('task')
    .select('body')
    .where('mechanism', '=', mechanism)
    .where('state', '=', 'open')
    .orderBy('seq')
    .execute()
  return rows.map(({ body }) => body)
}

import type { Db } from './open-store.ts'

/** How far a reader has come; 0 before its first step. */
export async function getCursor(db: Db, reader: string): Promise<number> {
  const row = await db.selectFrom('cursor').select('position').where('reader', '=', reader).executeTakeFirst()
  return row?.position ?? 0
}

/** Moves a reader on. Call it in the transaction that writes what was read. */
export async function putCursor(db: Db, reader: string, position: number): Promise<void> {
  await db
    .insertInto('cursor')
    .values({ reader, position })
    .onConflict((conflict) => conflict.column('reader').doUpdateSet({ position }))
    .execute()
}

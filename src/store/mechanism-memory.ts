import type { Db } from './open-store.ts'

/** What a validator's mechanism last wrote down. @returns `undefined` if it never has */
export async function findMemory(db: Db, { validator, mechid }: { validator: string; mechid: number }): Promise<unknown> {
  const row = await db
    .selectFrom('mechanism_memory')
    .select('memory')
    .where('validator', '=', validator)
    .where('mechid', '=', mechid)
    .executeTakeFirst()
  return row?.memory
}

/** Call it in the transaction that writes what is remembered. */
export async function putMemory(
  db: Db,
  { validator, mechid, memory }: { validator: string; mechid: number; memory: object },
): Promise<void> {
  const written = { memory: JSON.stringify(memory) }
  await db
    .insertInto('mechanism_memory')
    .values({ validator, mechid, ...written })
    .onConflict((conflict) => conflict.columns(['validator', 'mechid']).doUpdateSet(written))
    .execute()
}

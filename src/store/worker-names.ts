import type { Db } from './open-store.ts'

/** What the workers of a miner call themselves, by id. */
export async function readWorkerNames(db: Db, miner: string): Promise<Map<string, string>> {
  const rows = await db.selectFrom('worker').select(['id', 'name']).where('miner', '=', miner).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

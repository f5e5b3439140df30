import type { Db } from './open-store.ts'

/** Where workers of a miner want to be paid, by worker. */
export async function readPayoutAddresses(db: Db, miner: string): Promise<Map<string, string>> {
  const rows = await db.selectFrom('payout_address').select(['worker', 'address']).where('miner', '=', miner).execute()
  return new Map(rows.map(({ worker, address }) => [worker, address]))
}

export async function findPayoutAddress(db: Db, { miner, worker }: { miner: string; worker: string }): Promise<string | null> {
  const row = await db
    .selectFrom('payout_address')
    .select('address')
    .where('miner', '=', miner)
    .where('worker', '=', worker)
    .executeTakeFirst()
  return row?.address ?? null
}

/** @param address null takes it back. A payout that is under way keeps the address that it began with */
export async function putPayoutAddress(
  db: Db,
  { miner, worker, address, nowMs }: { miner: string; worker: string; address: string | null; nowMs: number },
): Promise<void> {
  if (address === null) {
    await db.deleteFrom('payout_address').where('miner', '=', miner).where('worker', '=', worker).execute()
    return
  }
  const named = { address, named_ms: nowMs }
  await db
    .insertInto('payout_address')
    .values({ miner, worker, ...named })
    .onConflict((conflict) => conflict.columns(['miner', 'worker']).doUpdateSet(named))
    .execute()
}

import { sql } from 'kysely'
import type { Db } from './open-store.ts'

export interface Credit {
  readonly miner: string
  readonly epoch: number
  readonly worker: string
  readonly amountRao: bigint
}

/**
 * Credits the workers of one miner for one epoch, all or none: whoever comes second finds the epoch credited and adds nothing.
 * Call it in a transaction. @returns how many credits were written: 0 if the epoch had been credited
 */
export async function insertCredits(db: Db, credits: readonly Credit[], nowMs: number): Promise<number> {
  const [first] = credits
  if (!first) return 0
  // Held until the transaction ends: of two at once the second waits here, then sees the credits of the first.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`credit/${first.miner}/${first.epoch}`}, 0))`.execute(db)
  const before = await db
    .selectFrom('credit')
    .select('worker')
    .where('miner', '=', first.miner)
    .where('epoch', '=', first.epoch)
    .limit(1)
    .executeTakeFirst()
  if (before) return 0
  await db
    .insertInto('credit')
    .values(credits.map(({ miner, epoch, worker, amountRao }) => ({ miner, epoch, worker, amount_rao: amountRao, credited_ms: nowMs })))
    .execute()
  return credits.length
}

/** What one worker has been credited, newest first. */
export async function listCreditsOfWorker(
  db: Db,
  { miner, worker, limit }: { miner: string; worker: string; limit: number },
): Promise<{ epoch: number; amountRao: bigint; creditedMs: number }[]> {
  const rows = await db
    .selectFrom('credit')
    .select(['epoch', 'amount_rao', 'credited_ms'])
    .where('miner', '=', miner)
    .where('worker', '=', worker)
    .orderBy('epoch', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ epoch: row.epoch, amountRao: BigInt(row.amount_rao), creditedMs: row.credited_ms }))
}

/** All a worker has earned with a miner, in rao. */
export async function sumCreditsOfWorker(db: Db, { miner, worker }: { miner: string; worker: string }): Promise<bigint> {
  const row = await db
    .selectFrom('credit')
    .select(sql<string>`coalesce(sum(amount_rao), 0)`.as('sum'))
    .where('miner', '=', miner)
    .where('worker', '=', worker)
    .executeTakeFirstOrThrow()
  return BigInt(row.sum)
}

/** All a miner has credited for one epoch, in rao: equals what it was paid. */
export async function sumCreditsOfEpoch(db: Db, { miner, epoch }: { miner: string; epoch: number }): Promise<bigint> {
  const row = await db
    .selectFrom('credit')
    .select(sql<string>`coalesce(sum(amount_rao), 0)`.as('sum'))
    .where('miner', '=', miner)
    .where('epoch', '=', epoch)
    .executeTakeFirstOrThrow()
  return BigInt(row.sum)
}

import { sql } from 'kysely'
import type { Db } from './open-store.ts'

/** One scored judgment of a worker. */
export interface ScoredWork {
  readonly worker: string
  readonly domain: string
  readonly epoch: number
  /** In [-1, 1]. */
  readonly value: number
  /** How much it says, in [0, 1]. */
  readonly evidence: number
  readonly tookMs: number
}

/** The latest scored judgments of a miner's workers, newest first; what was abstained or withheld is none. */
export async function listScoredWork(
  db: Db,
  { miner, worker, limit }: { miner: string; worker?: string; limit: number },
): Promise<ScoredWork[]> {
  let query = db
    .selectFrom('assignment')
    .select(({ ref }) => [
      'worker',
      'domain',
      ref('result_epoch').$notNull().as('epoch'),
      ref('score').$notNull().as('value'),
      sql<number>`coalesce((result -> 'record' ->> 'evidence')::float8, 1)`.as('evidence'),
      sql<number>`coalesce(judged_ms, leased_ms) - leased_ms`.as('tookMs'),
    ])
    .where('miner', '=', miner)
    .where('result_epoch', 'is not', null)
    .where(sql<boolean>`result -> 'record' ->> 'outcome' = 'scored'`)
  if (worker !== undefined) query = query.where('worker', '=', worker)
  return query.orderBy('result_epoch', 'desc').orderBy('lease_id').limit(limit).execute()
}

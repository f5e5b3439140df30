import { sql } from 'kysely'
import type { Db } from './open-store.ts'

/** Means over so many scores of each validator, the newest ones, among so many of all. */
const NEWEST = 5000
const LOOKED_AT = 200_000

export interface ValidatorCellRow {
  readonly validator: string
  readonly miner: string
  readonly type: string
  readonly n: number
  readonly mean: number
}

/** What each validator of this database has scored each miner of late, by kind of task. */
export async function listValidatorCells(db: Db, mechids: readonly number[]): Promise<ValidatorCellRow[]> {
  if (mechids.length === 0) return []
  return db
    .with('placed', (scores) =>
      scores
        .selectFrom('score')
        .select(['validator', 'miner', 'domain', 'value'])
        .select(sql<number>`row_number() over (partition by validator order by seq desc)`.as('place'))
        .where('mechid', 'in', mechids)
        .where('evidence', '>', 0)
        .where('seq', '>', sql<number>`(select coalesce(max(seq), 0) - ${LOOKED_AT} from score)`),
    )
    .selectFrom('placed')
    .select(['validator', 'miner', 'domain as type', sql<number>`count(*)::bigint`.as('n'), sql<number>`avg(value)`.as('mean')])
    .where('place', '<=', NEWEST)
    .groupBy(['validator', 'miner', 'domain'])
    .orderBy('validator')
    .orderBy('miner')
    .orderBy('domain')
    .execute()
}

import { sql } from 'kysely'
import type { Db } from './open-store.ts'

/** Looked at in all: a history may be as long as it likes. */
const MOST_SCORES = 50_000

export interface PromptingSkillRow {
  readonly miner: string
  readonly domain: string
  readonly n: number
  readonly mean: number
  /** Standard deviation of the scores; null for one score. */
  readonly sd: number | null
  readonly passed: number
  readonly first_ms: number | null
  readonly total_ms: number
}

/**
 * How every miner did of late in every kind of pushed task: scores that say something, and medians of time.
 * @param newest only so many scores of a miner in a type count: the last ones
 * @param passes a score of so much passes
 */
export async function listPromptingSkills(
  db: Db,
  { mechids, newest, passes }: { mechids: readonly number[]; newest: number; passes: number },
): Promise<PromptingSkillRow[]> {
  if (mechids.length === 0) return []
  const firstMs = sql`(judgment.reply->'transcript'->'turns'->0->>'firstMs')::float8`
  const totalMs = sql`(judgment.signed->'judgment'->>'activeMs')::float8`
  const median = (of: typeof firstMs) => sql`percentile_cont(0.5) within group (order by ${of})`
  return db
    .with('late', (scores) =>
      scores
        .selectFrom('score')
        .select(['seq', 'miner', 'domain', 'value', 'lease_id'])
        .where('mechid', 'in', mechids)
        .where('evidence', '>', 0)
        .orderBy('seq', 'desc')
        .limit(MOST_SCORES),
    )
    .with('recent', (scores) =>
      scores
        .selectFrom('late')
        .select(['miner', 'domain', 'value', 'lease_id'])
        .select(sql<number>`row_number() over (partition by miner, domain order by seq desc)`.as('place')),
    )
    .selectFrom('recent')
    .innerJoin('judgment', 'judgment.lease_id', 'recent.lease_id')
    .select(['recent.miner', 'recent.domain'])
    .select([
      sql<number>`count(*)::bigint`.as('n'),
      sql<number>`avg(recent.value)`.as('mean'),
      sql<number | null>`stddev_samp(recent.value)`.as('sd'),
      sql<number>`count(*) filter (where recent.value >= ${passes})`.as('passed'),
      sql<number | null>`${median(firstMs)}`.as('first_ms'),
      sql<number>`${median(totalMs)}`.as('total_ms'),
    ])
    .where('recent.place', '<=', newest)
    .groupBy(['recent.miner', 'recent.domain'])
    .orderBy('recent.miner')
    .orderBy('recent.domain')
    .execute()
}

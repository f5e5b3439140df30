import { sql } from 'kysely'
import type { Db } from './open-store.ts'

export interface TrendAnswerRow {
  readonly task_id: string
  readonly domain: string
  readonly scored_ms: number
  readonly anchor: boolean
  /** In [0, 1]: mean of how unclear and how difficult the challenge was. */
  readonly hardness: number
  readonly miner: string
  readonly value: number
  /** By the verifier alone; null where a record says nothing of it. */
  readonly correctness: number | null
}

/** Every scored answer to a validator's newest challenges, oldest first. @param limit so many challenges */
export async function listTrendAnswers(
  db: Db,
  { validator, mechid, limit }: { readonly validator: string; readonly mechid: number; readonly limit: number },
): Promise<TrendAnswerRow[]> {
  const hidden = sql.ref('body').$castTo<object>()
  return db
    .with('asked', (tasks) =>
      tasks
        .selectFrom('task')
        .select(['id', 'domain', 'seq', 'scored_ms'])
        .select([
          sql<boolean>`coalesce((${hidden}->'hidden'->>'anchor')::boolean, false)`.as('anchor'),
          sql<number>`((${hidden}->'hidden'->>'lambda')::float8 + (${hidden}->'hidden'->'question'->>'difficulty')::float8) / 2`.as(
            'hardness',
          ),
        ])
        .where('validator', '=', validator)
        .where('mechid', '=', mechid)
        .where('state', '=', 'scored')
        .orderBy('seq', 'desc')
        .limit(limit),
    )
    .selectFrom('asked')
    .innerJoin('score', 'score.task_id', 'asked.id')
    .select(['asked.id as task_id', 'asked.domain', 'asked.anchor', 'asked.hardness', 'score.miner', 'score.value', 'score.scored_ms'])
    .select(sql<number | null>`(score.record->'components'->0->>'value')::float8`.as('correctness'))
    .where('score.evidence', '>', 0)
    .orderBy('asked.seq')
    .orderBy('score.miner')
    .execute()
}

import { type Insertable, type Selectable, sql } from 'kysely'
import type { GatewayTables, RouteObservationTable } from './gateway-schema.ts'
import type { Db } from './open-store.ts'

/** A score of a pushed task, as far as it says who is good at what. */
export interface ScoredAnswer {
  readonly seq: number
  readonly miner: string
  readonly type: string
  readonly value: number
  /** What the score says of skill: 0 = nothing. */
  readonly evidence: number
  /** How the first turn of the conversation ended, and after how long; null where the reply is no conversation. */
  readonly status: string | null
  readonly latencyMs: number | null
}

/** Scores of one mechanism by these validators, in the order they were written. @param after the last one that was read */
export async function listScoredAnswers(
  db: Db,
  { validators, mechid, after, limit }: { validators: readonly string[]; mechid: number; after: number; limit: number },
): Promise<ScoredAnswer[]> {
  return db
    .selectFrom('score')
    .innerJoin('judgment', 'judgment.lease_id', 'score.lease_id')
    .select(['seq', 'score.miner', 'domain as type', 'value', 'evidence'])
    .select(sql<string | null>`reply #>> '{transcript,turns,0,status}'`.as('status'))
    .select(sql<number | null>`(reply #>> '{transcript,turns,0,totalMs}')::double precision`.as('latencyMs'))
    .where('score.validator', 'in', validators)
    .where('mechid', '=', mechid)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit)
    .execute()
}

/** Where the newest `count` scores begin: whoever starts reads no more of them. @returns 0 where there are fewer */
export async function findScoresStart(
  db: Db,
  { validators, mechid, count }: { validators: readonly string[]; mechid: number; count: number },
): Promise<number> {
  const row = await db
    .selectFrom('score')
    .select('seq')
    .where('validator', 'in', validators)
    .where('mechid', '=', mechid)
    .orderBy('seq', 'desc')
    .offset(count)
    .limit(1)
    .executeTakeFirst()
  return row?.seq ?? 0
}

export async function insertRouteObservation(db: Db, row: Insertable<RouteObservationTable>): Promise<void> {
  await db.withTables<GatewayTables>().insertInto('route_observation').values(row).execute()
}

/** What became of organic prompts, in the order it was written. @param after the last one that was read */
export async function listRouteObservations(
  db: Db,
  { after, limit }: { after: number; limit: number },
): Promise<Selectable<RouteObservationTable>[]> {
  return db
    .withTables<GatewayTables>()
    .selectFrom('route_observation')
    .selectAll()
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** Forgets what became of older prompts: keeps the table bounded. */
export async function purgeRouteObservations(db: Db, beforeMs: number): Promise<void> {
  await db.withTables<GatewayTables>().deleteFrom('route_observation').where('at_ms', '<', beforeMs).execute()
}

import { type RawBuilder, sql } from 'kysely'
import type { Db } from './open-store.ts'

/** Edits of a family whose effect was looked at. */
export interface EditCount {
  readonly family: string
  readonly pairs: number
  /** Those of them that were not found to make the response worse. */
  readonly wrong: number
}

/** So many edits of a family say how good it is now: what was mended, or went bad, long ago says no more. */
const NEWEST = 200

/** Which edits are counted. */
export interface EditFilter {
  /** Only edits by this author; absent = by all. */
  readonly author?: string | undefined
  /** Only what may be told to anybody: tasks that wait or are being judged are left out. */
  readonly told?: boolean
}

/**
 * Counts the newest edits of every family over all streams that running the response, or a panel, looked at: those found to show, whatever
 * became of the attempt; those at which one was rejected; and those that were only tried, because their family is out of use.
 */
export async function countEdits(db: Db, { author, told = false }: EditFilter = {}): Promise<EditCount[]> {
  const { rows } = await sql<EditCount>`
    select family, count(*)::int as pairs, (count(*) filter (where not shown))::int as wrong
    from (
      select family, shown, row_number() over (partition by family order by ended_ms desc, stream, n desc) as place
      from (
        select edit ->> 'family' as family, true as shown, ended_ms, stream, n
        from task_attempt, jsonb_array_elements(record -> 'pairs') pair, jsonb_array_elements(pair -> 'edits') edit
        where ${byAuthor(author)} and ${mayBeTold(told)} and jsonb_typeof(record -> 'pairs') = 'array'
        union all
        select record -> 'probe' ->> 'family', (record -> 'probe' ->> 'shown')::boolean, ended_ms, stream, n
        from task_attempt
        where ${byAuthor(author)} and ${mayBeTold(told)} and record -> 'probe' is not null
        union all
        select record -> 'rejection' ->> 'family', false, ended_ms, stream, n
        from task_attempt
        where ${byAuthor(author)} and state = 'rejected' and record -> 'rejection' ->> 'family' is not null
      ) tried
    ) newest
    where place <= ${NEWEST}
    group by family
    order by family`.execute(db)
  return rows
}

function mayBeTold(told: boolean): RawBuilder<boolean> {
  if (!told) return sql`true`
  return sql`(state = 'rejected' or exists (select from task where task.id = task_attempt.task_id and task.state <> 'open'))`
}

function byAuthor(author: string | undefined): RawBuilder<boolean> {
  return author === undefined ? sql`true` : sql`task_attempt.author = ${author}`
}

/** A generated task that people have judged: who made it worse how, and what they said. */
export interface JudgedAttempt {
  /** The verified pairs of its record; null where it has none. */
  readonly pairs: unknown
  /** Ids of the responses as served, by their known ranks. */
  readonly ids: Readonly<Record<string, string>>
  /** How people ranked the responses, simulated judges left out; null where a reply has no ranks. */
  readonly ranks: readonly (Readonly<Record<string, number>> | null)[]
}

/** Tasks of the generator, or of one author of it, scored since some time, with at least so many judgments by people. */
export async function listJudgedAttempts(
  db: Db,
  { fewest, sinceMs, author }: { fewest: number; sinceMs: number; author: string | undefined },
): Promise<JudgedAttempt[]> {
  const { rows } = await sql<JudgedAttempt>`
    select record -> 'pairs' as pairs, known.ids, said.ranks
    from task_attempt
    join task on task.id = task_attempt.task_id and task.state = 'scored' and task.scored_ms >= ${sinceMs}
    join lateral (
      select jsonb_agg(reply -> 'ranks' order by arrival) as ranks, count(*) as count
      from judgment where judgment.task_id = task.id and not simulated
    ) said on said.count >= ${fewest}
    join lateral (
      select jsonb_object_agg(response ->> 'knownRank', response ->> 'id') as ids
      from jsonb_array_elements(task.body -> 'responses') response where response ? 'knownRank'
    ) known on known.ids is not null
    where task_attempt.state = 'accepted' and ${byAuthor(author)}
    order by task_attempt.stream, task_attempt.n`.execute(db)
  return rows
}

import { type RawBuilder, sql } from 'kysely'
import type { Db } from './open-store.ts'

/** How often edits of a family were tried, and how often running the response, or a panel, found that they did not show. */
export interface EditCount {
  readonly family: string
  readonly tried: number
  readonly notShown: number
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

/** Counts the newest edits of every family over all streams: those found to show, whatever became of the attempt, and those at which one was rejected. */
export async function countEdits(db: Db, { author, told = false }: EditFilter = {}): Promise<EditCount[]> {
  const { rows } = await sql<EditCount>`
    select family, count(*)::int as tried, (count(*) filter (where not shown))::int as "notShown"
    from (
      select family, shown, row_number() over (partition by family order by ended_ms desc, stream, n desc) as place
      from (
        select edit ->> 'family' as family, true as shown, ended_ms, stream, n
        from task_attempt, jsonb_array_elements(record -> 'pairs') pair, jsonb_array_elements(pair -> 'edits') edit
        where ${byAuthor(author)} and jsonb_typeof(record -> 'pairs') = 'array' and (
          state = 'rejected' or not ${told} or exists (select from task where task.id = task_attempt.task_id and task.state <> 'open')
        )
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

/** Scored tasks of the generator, or of one author of it, with at least so many judgments by people. */
export async function listJudgedAttempts(
  db: Db,
  { fewest, author }: { fewest: number; author: string | undefined },
): Promise<JudgedAttempt[]> {
  const { rows } = await sql<JudgedAttempt>`
    select record -> 'pairs' as pairs, known.ids, said.ranks
    from task_attempt
    join task on task.id = task_attempt.task_id and task.state = 'scored'
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

/** Attempts of all streams by how they ended. */
export async function countEndings(
  db: Db,
): Promise<{ state: 'claimed' | 'accepted' | 'rejected'; stage: string | null; reason: string | null; count: number }[]> {
  return db
    .selectFrom('task_attempt')
    .select((eb) => ['state', 'stage', 'reason', eb.fn.countAll<number>().as('count')])
    .groupBy(['state', 'stage', 'reason'])
    .orderBy('state')
    .orderBy('count', 'desc')
    .execute()
}

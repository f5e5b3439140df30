import { type Selectable, sql } from 'kysely'
import type { TaskAttemptTable } from './generation-schema.ts'
import type { Db } from './open-store.ts'

export type TaskAttemptRow = Selectable<TaskAttemptTable>

/** Names an attempt: the n-th of its stream, from 0. */
export interface AttemptId {
  readonly stream: string
  readonly n: number
}

/** An attempt to work on: how often it has been claimed, and why it was last given back. */
export type Claim = Pick<TaskAttemptRow, 'n' | 'tries' | 'cause'>

/**
 * Gives one holder an attempt to work on: one whose holder has let its time run out, else the next of the stream.
 * Of several processes that ask at once, no two get the same.
 * @param parameters.holder unique to this claim, so that an end by whoever lost it is told apart
 */
export async function claimAttempt(
  db: Db,
  { stream, holder, nowMs, leaseMs }: { stream: string; holder: string; nowMs: number; leaseMs: number },
): Promise<Claim> {
  const claim = { holder, claimed_ms: nowMs, expires_ms: nowMs + leaseMs }
  const takenOver = await db
    .updateTable('task_attempt')
    .set((eb) => ({ ...claim, tries: eb('tries', '+', 1) }))
    .where('stream', '=', stream)
    .where('n', '=', (eb) =>
      eb
        .selectFrom('task_attempt as late')
        .select('late.n')
        .where('late.stream', '=', stream)
        .where('late.state', '=', 'claimed')
        .where('late.expires_ms', '<=', nowMs)
        .orderBy('late.n')
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .returning(['n', 'tries', 'cause'])
    .executeTakeFirst()
  if (takenOver) return takenOver
  for (;;) {
    const next = await db
      .insertInto('task_attempt')
      .columns(['stream', 'n', 'state', 'holder', 'tries', 'claimed_ms', 'expires_ms'])
      .expression((eb) =>
        eb
          .selectFrom('task_attempt')
          .where('stream', '=', stream)
          .select([
            sql<string>`${stream}::text`.as('stream'),
            sql<number>`coalesce(max(n) + 1, 0)`.as('n'),
            sql<'claimed'>`'claimed'`.as('state'),
            sql<string>`${holder}::text`.as('holder'),
            sql<number>`1`.as('tries'),
            sql<number>`${claim.claimed_ms}::bigint`.as('claimed_ms'),
            sql<number>`${claim.expires_ms}::bigint`.as('expires_ms'),
          ]),
      )
      .onConflict((conflict) => conflict.columns(['stream', 'n']).doNothing())
      .returning(['n', 'tries', 'cause'])
      .executeTakeFirst()
    if (next) return next // else another process was a moment faster with this number
  }
}

/** Lets a claim last longer, for who still works on it. Does nothing for a holder that has lost its claim. */
export async function renewAttempt(
  db: Db,
  { stream, n, holder, expiresMs }: AttemptId & { holder: string; expiresMs: number },
): Promise<void> {
  await db
    .updateTable('task_attempt')
    .set({ expires_ms: expiresMs })
    .where('stream', '=', stream)
    .where('n', '=', n)
    .where('holder', '=', holder)
    .where('state', '=', 'claimed')
    .execute()
}

/** Gives a claimed attempt back at once: the next to ask takes it over. Does nothing for a holder that has lost its claim. */
export async function releaseAttempt(
  db: Db,
  { stream, n, holder, nowMs, cause }: AttemptId & { holder: string; nowMs: number; cause: string },
): Promise<void> {
  await db
    .updateTable('task_attempt')
    .set({ expires_ms: nowMs, cause: storableText(cause) })
    .where('stream', '=', stream)
    .where('n', '=', n)
    .where('holder', '=', holder)
    .where('state', '=', 'claimed')
    .execute()
}

/** How an attempt ended. The record is kept in both cases: rejects are audited too. */
export type AttemptEnd = {
  readonly author: string
  readonly domain: string | null
  readonly family: string | null
  readonly instruction: string | null
  readonly record: object
} & (
  | { readonly state: 'accepted'; readonly task: object }
  | { readonly state: 'rejected'; readonly stage: string; readonly reason: string }
)

/**
 * Ends an attempt, once: a second end changes nothing, nor does a late one by a holder that has lost its claim.
 * What PostgreSQL cannot keep in texts (NUL, half a surrogate pair) is replaced by U+FFFD.
 * @returns false if nothing was changed
 */
export async function endAttempt(
  db: Db,
  { stream, n, holder, nowMs }: AttemptId & { holder: string; nowMs: number },
  end: AttemptEnd,
): Promise<boolean> {
  const { state, author, domain, family, instruction, record } = end
  const outcome = end.state === 'accepted' ? { task: storableJson(end.task) } : { stage: end.stage, reason: storableText(end.reason) }
  const changed = await db
    .updateTable('task_attempt')
    .set({
      state,
      author,
      domain,
      family,
      instruction: instruction === null ? null : storableText(instruction),
      record: storableJson(record),
      ended_ms: nowMs,
      ...outcome,
    })
    .where('stream', '=', stream)
    .where('n', '=', n)
    .where('holder', '=', holder)
    .where('state', '=', 'claimed')
    .returning('n')
    .executeTakeFirst()
  return changed !== undefined
}

/** How many accepted attempts wait for a validator. */
export async function countReady(db: Db, stream: string): Promise<number> {
  const row = await db
    .selectFrom('task_attempt')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('stream', '=', stream)
    .where('state', '=', 'accepted')
    .where('taken_by', 'is', null)
    .executeTakeFirstOrThrow()
  return row.count
}

/** Takes the next accepted attempts, in the order of their numbers; others pass over rows that are being taken. Call it in the transaction that stores the tasks. */
export async function takeReady(trx: Db, { stream, limit }: { stream: string; limit: number }): Promise<{ n: number; task: unknown }[]> {
  return trx
    .selectFrom('task_attempt')
    .select(['n', 'task'])
    .where('stream', '=', stream)
    .where('state', '=', 'accepted')
    .where('taken_by', 'is', null)
    .orderBy('n')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()
}

/** Marks an attempt as the task it became. */
export async function markTaken(
  trx: Db,
  { stream, n }: AttemptId,
  { validator, taskId }: { validator: string; taskId: string },
): Promise<void> {
  await trx
    .updateTable('task_attempt')
    .set({ taken_by: validator, task_id: taskId })
    .where('stream', '=', stream)
    .where('n', '=', n)
    .execute()
}

/** Marks an accepted attempt that a validator's mechanism makes no task of. */
export async function markRefused(
  trx: Db,
  { stream, n }: AttemptId,
  { validator, refused }: { validator: string; refused: string },
): Promise<void> {
  await trx
    .updateTable('task_attempt')
    .set({ taken_by: validator, refused: storableText(refused) })
    .where('stream', '=', stream)
    .where('n', '=', n)
    .execute()
}

/** Attempts of a stream as they ended, in the order of their numbers, for audits. @param page.after number of the last one seen */
export async function listAttempts(
  db: Db,
  { stream, after = -1, limit }: { stream: string; after?: number; limit: number },
): Promise<TaskAttemptRow[]> {
  return db
    .selectFrom('task_attempt')
    .selectAll()
    .where('stream', '=', stream)
    .where('n', '>', after)
    .where('state', '!=', 'claimed')
    .orderBy('n')
    .limit(limit)
    .execute()
}

/** The same, all of them, some at a time. */
export async function* everyAttempt(db: Db, stream: string): AsyncGenerator<TaskAttemptRow> {
  for (let after = -1; ; ) {
    const attempts = await listAttempts(db, { stream, after, limit: 100 })
    yield* attempts
    const last = attempts.at(-1)
    if (!last) return
    after = last.n
  }
}

/** How many attempts of a stream, or of all, came to which end; those under way are `claimed`. Stage and reason say where and why one was rejected. */
export async function countAttempts(
  db: Db,
  stream?: string,
): Promise<{ state: TaskAttemptRow['state']; stage: string | null; reason: string | null; count: number }[]> {
  return db
    .selectFrom('task_attempt')
    .select((eb) => ['state', 'stage', 'reason', eb.fn.countAll<number>().as('count')])
    .$if(stream !== undefined, (query) => query.where('stream', '=', stream!))
    .groupBy(['state', 'stage', 'reason'])
    .orderBy('state')
    .orderBy('count', 'desc')
    .execute()
}

function storableText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\ufffd')
}

/** Texts within, keys too, as {@link storableText}. */
function storableJson(value: object): string {
  return JSON.stringify(value, (_, item) => {
    if (typeof item === 'string') return storableText(item)
    if (item === null || typeof item !== 'object' || Array.isArray(item)) return item
    return Object.fromEntries(Object.entries(item).map(([key, inner]) => [storableText(key), inner]))
  })
}

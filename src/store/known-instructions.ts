import { type Insertable, type Selectable, sql, type Transaction } from 'kysely'
import type { KnownInstructionTable } from './generation-schema.ts'
import type { Db } from './open-store.ts'
import type { Database } from './schema.ts'
import type { AttemptId } from './task-attempts.ts'

export type KnownInstructionRow = Selectable<KnownInstructionTable>

/** What it says and where it is from, without what it is found by. */
export type KnownText = Omit<KnownInstructionRow, 'hash' | 'bands' | 'vector' | 'embedder' | 'added_ms'>

/** Any number: the same for every process that adds known instructions. */
const WRITER_LOCK = 52_000_002

/**
 * Makes this transaction the only one that adds known instructions, until it ends. Then ids become visible in their own order, so that
 * a reader who has seen id 7 has not missed 6, and of two processes with the same request one sees the other's.
 */
export async function lockKnownInstructions(trx: Transaction<Database>): Promise<void> {
  await sql`select pg_advisory_xact_lock(${WRITER_LOCK})`.execute(trx)
}

/** Adds what is not known yet. Call {@link lockKnownInstructions} first. @returns its id, or `undefined` if that text, or another of that attempt, is known */
export async function addKnownInstruction(trx: Transaction<Database>, row: Insertable<KnownInstructionTable>): Promise<number | undefined> {
  const added = await trx
    .insertInto('known_instruction')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return added?.id
}

/** Forgets what an attempt asked for when it was made before, unless it was the same. Call {@link lockKnownInstructions} first. */
export async function forgetOtherInstruction(
  trx: Transaction<Database>,
  { stream, n, hash }: AttemptId & { readonly hash: string },
): Promise<void> {
  await trx.deleteFrom('known_instruction').where('stream', '=', stream).where('n', '=', n).where('hash', '!=', hash).execute()
}

/** Says what became of an attempt's instruction. */
export async function setKnownOutcome(db: Db, { stream, n }: AttemptId, outcome: 'accepted' | 'rejected' | 'completed'): Promise<void> {
  await db.updateTable('known_instruction').set({ outcome }).where('stream', '=', stream).where('n', '=', n).execute()
}

/** Says that the task made of an attempt has been scored; does nothing for a task that is none. */
export async function completeKnownInstruction(trx: Db, taskId: string): Promise<void> {
  await trx
    .updateTable('known_instruction')
    .set({ outcome: 'completed' })
    .from('task_attempt')
    .whereRef('task_attempt.stream', '=', 'known_instruction.stream')
    .whereRef('task_attempt.n', '=', 'known_instruction.n')
    .where('task_attempt.task_id', '=', taskId)
    .execute()
}

export async function findKnownInstruction(db: Db, hash: string): Promise<KnownInstructionRow | undefined> {
  return db.selectFrom('known_instruction').selectAll().where('hash', '=', hash).executeTakeFirst()
}

/** Known instructions in the order in which they came, for a reader that follows. @param page.after id of the last one seen; 0 = from the first */
export async function listKnownInstructions(db: Db, { after, limit }: { after: number; limit: number }): Promise<KnownInstructionRow[]> {
  return db.selectFrom('known_instruction').selectAll().where('id', '>', after).orderBy('id').limit(limit).execute()
}

/** Those of some ids, in no particular order. */
export async function listKnownTexts(db: Db, ids: readonly number[]): Promise<KnownText[]> {
  if (ids.length === 0) return []
  return db
    .selectFrom('known_instruction')
    .select(['id', 'text', 'source', 'title', 'asks', 'outcome', 'stream', 'n'])
    .where('id', 'in', ids)
    .execute()
}

/** The vectors of some ids, of those that have one by that embedder. */
export async function listKnownVectors(
  db: Db,
  { ids, embedder }: { ids: readonly number[]; embedder: string },
): Promise<{ id: number; vector: Uint8Array; stream: string | null; n: number | null }[]> {
  if (ids.length === 0) return []
  return db
    .selectFrom('known_instruction')
    .select(['id', 'vector', 'stream', 'n'])
    .where('id', 'in', ids)
    .where('embedder', '=', embedder)
    .where('vector', 'is not', null)
    .$narrowType<{ vector: Uint8Array }>()
    .execute()
}

/** Known instructions that share a MinHash band with a new one, oldest first. */
export async function listSharingBand(
  db: Db,
  bands: readonly number[],
  limit: number,
): Promise<Pick<KnownInstructionRow, 'id' | 'text' | 'outcome' | 'stream' | 'n'>[]> {
  return (
    db
      // Found first, then ordered: else a planner that expects many goes through all by id.
      .with(
        (cte) => cte('sharing').materialized(),
        (qb) =>
          qb
            .selectFrom('known_instruction')
            .select(['id', 'text', 'outcome', 'stream', 'n'])
            .where(sql<boolean>`bands && ${[...bands]}::integer[]`),
      )
      .selectFrom('sharing')
      .selectAll()
      .orderBy('id')
      .limit(limit)
      .execute()
  )
}

/** Texts of known instructions that were imported, and of accepted or completed ones, newest first. */
export async function listExampleTexts(db: Db, { source, limit }: { source: 'generated' | 'imported'; limit: number }): Promise<string[]> {
  const rows = await db
    .selectFrom('known_instruction')
    .select('text')
    .where('source', '=', source)
    .where((eb) => eb.or([eb('source', '=', 'imported'), eb('outcome', 'in', ['accepted', 'completed'])]))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ text }) => text)
}

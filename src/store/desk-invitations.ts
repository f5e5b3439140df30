import type { Insertable, Selectable } from 'kysely'
import type { DeskInvitationTable } from './desk-schema.ts'
import type { Db } from './open-store.ts'

export type DeskInvitationRow = Selectable<DeskInvitationTable>

export async function insertInvitation(db: Db, row: Insertable<DeskInvitationTable>): Promise<DeskInvitationRow> {
  return db.insertInto('desk_invitation').values(row).returningAll().executeTakeFirstOrThrow()
}

export async function findInvitationByHash(db: Db, hash: string): Promise<DeskInvitationRow | undefined> {
  return db.selectFrom('desk_invitation').selectAll().where('hash', '=', hash).executeTakeFirst()
}

/** The newest first. */
export async function listInvitations(db: Db, miner: string): Promise<DeskInvitationRow[]> {
  return db.selectFrom('desk_invitation').selectAll().where('miner', '=', miner).orderBy('created_ms', 'desc').orderBy('id').execute()
}

/** Takes one use of a code. Of many at once no more succeed than it has uses. @returns `undefined` if it has none for this miner now */
export async function takeInvitation(
  db: Db,
  { hash, miner, nowMs }: { hash: string; miner: string; nowMs: number },
): Promise<DeskInvitationRow | undefined> {
  return db
    .updateTable('desk_invitation')
    .set(({ eb }) => ({ used: eb('used', '+', 1) }))
    .where('hash', '=', hash)
    .where('miner', '=', miner)
    .whereRef('used', '<', 'uses')
    .where('expires_ms', '>', nowMs)
    .where('revoked_ms', 'is', null)
    .returningAll()
    .executeTakeFirst()
}

/** Ends an invitation. @returns `undefined` if this miner has none of that id, or it was ended before */
export async function revokeInvitation(
  db: Db,
  { miner, id, nowMs }: { miner: string; id: string; nowMs: number },
): Promise<DeskInvitationRow | undefined> {
  return db
    .updateTable('desk_invitation')
    .set({ revoked_ms: nowMs })
    .where('miner', '=', miner)
    .where('id', '=', id)
    .where('revoked_ms', 'is', null)
    .returningAll()
    .executeTakeFirst()
}

import type { Insertable, Selectable } from 'kysely'
import type { Db } from './open-store.ts'
import type { AssignmentRoundTable } from './schema.ts'

export type AssignmentRoundRow = Selectable<AssignmentRoundTable>

/** The rounds of a mechanism that reach into its tasks from `fromSeq` on, and the latest in any case; oldest first. */
export async function listRounds(
  db: Db,
  { validator, mechid, fromSeq }: { validator: string; mechid: number; fromSeq: number },
): Promise<AssignmentRoundRow[]> {
  const own = db.selectFrom('assignment_round').where('validator', '=', validator).where('mechid', '=', mechid)
  const latest = own.select((eb) => eb.fn.max('round').as('round'))
  return own
    .selectAll()
    .where((eb) => eb.or([eb(eb('first_seq', '+', eb.ref('tasks')), '>', fromSeq), eb('round', '=', latest)]))
    .orderBy('round')
    .execute()
}

export async function insertRound(db: Db, row: Insertable<AssignmentRoundTable>): Promise<void> {
  await db.insertInto('assignment_round').values(row).execute()
}

/** Writes down a round's panels once more: somebody has joined. */
export async function putPanels(
  db: Db,
  {
    validator,
    mechid,
    round,
    panels,
  }: Pick<AssignmentRoundRow, 'validator' | 'mechid' | 'round'> & { panels: readonly (readonly string[])[] },
): Promise<void> {
  await db
    .updateTable('assignment_round')
    .set({ panels: JSON.stringify(panels) })
    .where('validator', '=', validator)
    .where('mechid', '=', mechid)
    .where('round', '=', round)
    .execute()
}

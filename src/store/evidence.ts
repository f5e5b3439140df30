import { sql } from 'kysely'
import type { Db } from './open-store.ts'

/** Drops from the records of attempts that ended in [from, until) the contents of their responses and the names of their pictures. */
export async function dropEvidence(db: Db, { fromMs, untilMs }: { fromMs: number; untilMs: number }): Promise<void> {
  await sql`
    update task_attempt
    set record = jsonb_set(record, '{responses}', (
      select coalesce(jsonb_agg(response - 'content' || '{"screenshot": null}' order by place), '[]')
      from jsonb_array_elements(record -> 'responses') with ordinality as all_of_them (response, place)
    ))
    where ended_ms >= ${fromMs} and ended_ms < ${untilMs} and jsonb_typeof(record -> 'responses') = 'array'`.execute(db)
}

/** Deletes files of evidence that came last before a time. */
export async function deleteBlobsBefore(db: Db, beforeMs: number): Promise<void> {
  await db.deleteFrom('blob').where('added_ms', '<', beforeMs).execute()
}

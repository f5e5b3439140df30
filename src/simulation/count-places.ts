import { sql } from 'kysely'
import type { Db } from '../store/open-store.ts'

/** How many more judgments the open tasks of all validators ask for: where there is nothing to have, nobody asks. */
export async function countPlaces(db: Db): Promise<number> {
  const { places } = await db
    .selectFrom('task')
    .select((eb) => {
      const taken = eb
        .selectFrom('lease')
        .select((count) => count.fn.countAll<number>().as('count'))
        .whereRef('lease.task_id', '=', 'task.id')
        .where('lease.state', 'in', ['open', 'submitted'])
      return sql<number>`coalesce(sum(greatest(0, wanted - ${taken})), 0)::bigint`.as('places')
    })
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow()
  return places
}

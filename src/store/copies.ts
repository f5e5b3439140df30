import type { Db } from './open-store.ts'

interface Stream {
  readonly validator: string
  readonly mechid: number
}

/** How often tasks of a mechanism were lent, and how often one was taken back at once because it could not be shown safely. */
export async function countLent(db: Db, { validator, mechid }: Stream): Promise<{ lent: number; withheld: number }> {
  const { leases } = await db
    .selectFrom('lease')
    .innerJoin('task', 'task.id', 'lease.task_id')
    .select((eb) => eb.fn.countAll<number>().as('leases'))
    .where('task.validator', '=', validator)
    .where('task.mechid', '=', mechid)
    .executeTakeFirstOrThrow()
  const { withheld } = await db
    .selectFrom('event')
    .innerJoin('task', 'task.id', 'event.task_id')
    .select((eb) => eb.fn.countAll<number>().as('withheld'))
    .where('event.kind', '=', 'task-withheld')
    .where('event.actor', '=', validator)
    .where('task.mechid', '=', mechid)
    .executeTakeFirstOrThrow()
  return { lent: leases - withheld, withheld } // withholding takes back one lease
}

/** What the store keeps of the newest scored tasks of a mechanism. */
export async function listNewestBodies(
  db: Db,
  { validator, mechid, limit }: Stream & { limit: number },
): Promise<{ id: string; body: unknown }[]> {
  return db
    .selectFrom('task')
    .select(['id', 'body'])
    .where('validator', '=', validator)
    .where('mechid', '=', mechid)
    .where('state', '=', 'scored')
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute()
}

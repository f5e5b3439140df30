import type { Db } from './open-store.ts'

/** Good for some 3,000 requests a second. */
const CAPACITY = 200_000

/** Nonces of signed requests, in the database: a replay is refused after a restart too. */
export function nonceStore(db: Db, capacity = CAPACITY) {
  /** Rows in the table at the last purge, and what came through here since: counting at every request would cost more than its signature. */
  let held = 0
  return {
    /** @returns `used` if this sender has used this nonce before, `full` if no more can be kept until the next purge */
    async use({ sender, nonce, expiresMs }: { sender: string; nonce: string; expiresMs: number }): Promise<'new' | 'used' | 'full'> {
      if (held >= capacity) return 'full'
      held += 1 // before it is written: many come at the same time
      const row = await db
        .insertInto('nonce')
        .values({ sender, nonce, expires_ms: expiresMs })
        .onConflict((conflict) => conflict.columns(['sender', 'nonce']).doNothing())
        .returning('nonce')
        .executeTakeFirst()
      if (row) return 'new'
      held -= 1
      return 'used'
    },
    /** Forgets nonces whose requests are too old to be accepted anyway, and counts the others: keeps the table bounded. */
    async purge(nowMs: number): Promise<void> {
      await db.deleteFrom('nonce').where('expires_ms', '<', nowMs).execute()
      const { count } = await db
        .selectFrom('nonce')
        .select(({ fn }) => fn.countAll<string | number>().as('count'))
        .executeTakeFirstOrThrow()
      held = Number(count)
    },
  }
}

import type { Db } from './open-store.ts'

/** Nonces of signed requests, in the database: a replay is refused after a restart too. */
export function nonceStore(db: Db) {
  return {
    /** @returns false if this sender has used this nonce before */
    async use({ sender, nonce, expiresMs }: { sender: string; nonce: string; expiresMs: number }): Promise<boolean> {
      const row = await db
        .insertInto('nonce')
        .values({ sender, nonce, expires_ms: expiresMs })
        .onConflict((conflict) => conflict.columns(['sender', 'nonce']).doNothing())
        .returning('nonce')
        .executeTakeFirst()
      return row !== undefined
    },
    /** Forgets nonces whose requests are too old to be accepted anyway: keeps the table bounded. */
    async purge(nowMs: number): Promise<void> {
      await db.deleteFrom('nonce').where('expires_ms', '<', nowMs).execute()
    },
  }
}

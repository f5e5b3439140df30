import type { Selectable } from 'kysely'
import type { GatewayReplyTable, GatewayTables } from './gateway-schema.ts'
import type { Db } from './open-store.ts'

/** Which reply is meant: idempotency keys belong to the holder of a key. */
export interface ReplyName {
  readonly keyId: string
  readonly idempotencyKey: string
}

/**
 * Claims an idempotency key for a call. One whose time is over is free again, so that a call that a crash cut off can be repeated.
 * @param untilMs how long the claim holds if nothing is stored
 * @returns `undefined` where it was free; else who has it
 */
export async function claimReply(
  db: Db,
  { keyId, idempotencyKey }: ReplyName,
  { bodyHash, nowMs, untilMs }: { bodyHash: string; nowMs: number; untilMs: number },
): Promise<Selectable<GatewayReplyTable> | undefined> {
  const tables = db.withTables<GatewayTables>()
  const claim = { body_hash: bodyHash, status: null, headers: null, body: null, expires_ms: untilMs }
  const claimed = await tables
    .insertInto('gateway_reply')
    .values({ key_id: keyId, idempotency_key: idempotencyKey, ...claim })
    .onConflict((conflict) =>
      conflict.columns(['key_id', 'idempotency_key']).doUpdateSet(claim).where('gateway_reply.expires_ms', '<=', nowMs),
    )
    .returning('key_id')
    .executeTakeFirst()
  if (claimed) return undefined
  return tables
    .selectFrom('gateway_reply')
    .selectAll()
    .where('key_id', '=', keyId)
    .where('idempotency_key', '=', idempotencyKey)
    .executeTakeFirst()
}

/** Keeps the reply of a claimed call. */
export async function keepReply(
  db: Db,
  { keyId, idempotencyKey }: ReplyName,
  { status, headers, body, untilMs }: { status: number; headers: Record<string, string>; body: string; untilMs: number },
): Promise<void> {
  await db
    .withTables<GatewayTables>()
    .updateTable('gateway_reply')
    .set({ status, headers: JSON.stringify(headers), body, expires_ms: untilMs })
    .where('key_id', '=', keyId)
    .where('idempotency_key', '=', idempotencyKey)
    .execute()
}

/** Frees the idempotency key of a call that came to nothing. */
export async function dropReply(db: Db, { keyId, idempotencyKey }: ReplyName): Promise<void> {
  await db
    .withTables<GatewayTables>()
    .deleteFrom('gateway_reply')
    .where('key_id', '=', keyId)
    .where('idempotency_key', '=', idempotencyKey)
    .where('status', 'is', null)
    .execute()
}

/** Forgets replies whose time is over: keeps the table bounded. */
export async function purgeReplies(db: Db, nowMs: number): Promise<void> {
  await db.withTables<GatewayTables>().deleteFrom('gateway_reply').where('expires_ms', '<=', nowMs).execute()
}

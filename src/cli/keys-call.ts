import * as z from 'zod'
import { GATEWAY_SCOPES } from '../api/gateway/gateway-key.ts'
import { type GatewayKeyRow, insertGatewayKey, listGatewayKeys, revokeGatewayKey } from '../store/gateway-keys.ts'
import type { Db } from '../store/open-store.ts'

/** What is asked of the keys of a gateway: by the command itself, or through the network that uses its data. Never holds a key. */
export const KeysCall = z.discriminatedUnion('do', [
  z.strictObject({
    do: z.literal('create'),
    row: z.strictObject({
      id: z.string(),
      hash: z.string().regex(/^[0-9a-f]{64}$/),
      prefix: z.string().max(10),
      name: z.string().min(1).max(200),
      scopes: z.array(z.enum(GATEWAY_SCOPES)).min(1),
      requests_per_minute: z.int().min(1),
      tokens_per_minute: z.int().min(1),
      usd_per_day: z.number().min(0),
      created_ms: z.int().min(0),
    }),
  }),
  z.strictObject({ do: z.literal('list') }),
  z.strictObject({ do: z.literal('revoke'), id: z.string(), atMs: z.int().min(0) }),
])
export type KeysCall = z.infer<typeof KeysCall>

/** A key as it is shown. */
const KeyView = z.object({
  id: z.string(),
  prefix: z.string(),
  name: z.string(),
  scopes: z.array(z.string()),
  requestsPerMinute: z.number(),
  tokensPerMinute: z.number(),
  usdPerDay: z.number(),
  createdAt: z.string(),
  revokedAt: z.string().nullable(),
})

/** @param changed whether a key was made or ended */
export const KeysReply = z.object({ changed: z.boolean(), keys: z.array(KeyView) })
export type KeysReply = z.infer<typeof KeysReply>

export async function runKeysCall(db: Db, call: KeysCall): Promise<KeysReply> {
  if (call.do === 'list') return { changed: false, keys: (await listGatewayKeys(db)).map(viewOf) }
  if (call.do === 'revoke') return { changed: await revokeGatewayKey(db, call.id, call.atMs), keys: [] }
  await insertGatewayKey(db, call.row)
  return { changed: true, keys: [] }
}

function viewOf(row: GatewayKeyRow): z.infer<typeof KeyView> {
  return {
    id: row.id,
    prefix: row.prefix,
    name: row.name,
    scopes: row.scopes,
    requestsPerMinute: row.requests_per_minute,
    tokensPerMinute: row.tokens_per_minute,
    usdPerDay: Number(row.usd_per_day),
    createdAt: new Date(row.created_ms).toISOString(),
    revokedAt: row.revoked_ms === null ? null : new Date(row.revoked_ms).toISOString(),
  }
}

import * as z from 'zod'
import { gatewayKeyView } from '../api/gateway/gateway-key-view.ts'
import { GATEWAY_SCOPES, GatewayKeyView } from '../protocol/desk.ts'
import { listDeskPlaces } from '../store/desk-places.ts'
import { insertGatewayKey, listGatewayKeys, revokeGatewayKey } from '../store/gateway-keys.ts'
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

/** @param changed whether a key was made or ended */
export const KeysReply = z.object({ changed: z.boolean(), keys: z.array(GatewayKeyView) })
export type KeysReply = z.infer<typeof KeysReply>

export async function runKeysCall(db: Db, call: KeysCall): Promise<KeysReply> {
  if (call.do === 'list') return { changed: false, keys: (await listGatewayKeys(db)).map(gatewayKeyView) }
  if (call.do === 'revoke') return { changed: await revokeGatewayKey(db, { id: call.id, nowMs: call.atMs }), keys: [] }
  // Whoever asks has the database: where only one miner has a desk on it, that is its operator.
  const places = await listDeskPlaces(db)
  await insertGatewayKey(db, { ...call.row, miner: places.length === 1 ? places[0]!.miner : null })
  return { changed: true, keys: [] }
}

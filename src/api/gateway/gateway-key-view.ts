import type { GatewayKeyView } from '../../protocol/desk.ts'
import type { GatewayKeyRow } from '../../store/gateway-keys.ts'

/** A key as it may be shown: without its hash too. */
export function gatewayKeyView(row: GatewayKeyRow): GatewayKeyView {
  return {
    id: row.id,
    prefix: row.prefix,
    name: row.name,
    miner: row.miner,
    scopes: row.scopes,
    requestsPerMinute: row.requests_per_minute,
    tokensPerMinute: row.tokens_per_minute,
    usdPerDay: Number(row.usd_per_day),
    createdAt: new Date(row.created_ms).toISOString(),
    revokedAt: row.revoked_ms === null ? null : new Date(row.revoked_ms).toISOString(),
  }
}

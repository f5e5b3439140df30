import { randomBytes, randomUUID } from 'node:crypto'
import { sha256Hex } from '../../core/hash.ts'
import { GatewayKeyRequest } from '../../protocol/desk.ts'
import { KEY_MARK } from './gateway-key.ts'

/** Draws a key, and the row of it that is kept: with its hash only. */
export function newGatewayKey(asked: GatewayKeyRequest, nowMs: number) {
  const { name, scopes, requestsPerMinute, tokensPerMinute, usdPerDay } = GatewayKeyRequest.parse(asked)
  const key = KEY_MARK + randomBytes(32).toString('base64url')
  const row = {
    id: `key-${randomUUID().slice(0, 8)}`,
    hash: sha256Hex(key),
    prefix: key.slice(0, 10),
    name,
    scopes,
    requests_per_minute: requestsPerMinute,
    tokens_per_minute: tokensPerMinute,
    usd_per_day: usdPerDay,
    created_ms: nowMs,
  }
  return { key, row }
}

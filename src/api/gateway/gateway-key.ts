import { sha256Hex } from '../../core/hash.ts'
import type { GATEWAY_SCOPES } from '../../protocol/desk.ts'
import { findGatewayKey, type GatewayKeyRow } from '../../store/gateway-keys.ts'
import { GatewayKeyError, GatewayScopeError } from './errors.ts'
import type { Gateway } from './gateway.ts'

/** What a key may be made for. */
export type GatewayScope = (typeof GATEWAY_SCOPES)[number]

/** How every key begins, so that one that was leaked is found in a text. */
export const KEY_MARK = 'kmt_'

/**
 * The key that a request names.
 * @throws {@link GatewayKeyError} if it names none that this gateway takes
 * @throws {@link GatewayScopeError} if it was made for something else
 */
export async function requireGatewayKey(
  { db, validator }: Pick<Gateway, 'db' | 'validator'>,
  authorization: string | undefined,
  scope: GatewayScope,
): Promise<GatewayKeyRow> {
  const key = authorization?.match(/^Bearer ([!-~]{8,200})$/i)?.[1]
  if (key === undefined) throw new GatewayKeyError({ got: authorization === undefined ? 'nothing' : 'something else' })
  const row = await findGatewayKey(db, { validator, hash: sha256Hex(key) })
  if (!row) throw new GatewayKeyError({ got: 'one that is unknown or revoked' })
  if (!row.scopes.includes(scope)) throw new GatewayScopeError({ needed: scope, has: row.scopes })
  return row
}

import { sha256Hex } from '../../core/hash.ts'
import type { InvitationState } from '../../protocol/desk.ts'
import { type DeskInvitationRow, findInvitationByHash } from '../../store/desk-invitations.ts'
import type { Db } from '../../store/open-store.ts'

/** What an invitation says to whoever has its code. @returns `undefined` if none has this code */
export async function findInvitation(
  db: Db,
  code: string,
  nowMs: number,
): Promise<{ miner: string; state: InvitationState; domains: string[] | null; expiresAt: string } | undefined> {
  const row = await findInvitationByHash(db, sha256Hex(code))
  if (!row) return undefined
  const { miner, domains, expires_ms } = row
  return { miner, state: invitationState(row, nowMs), domains, expiresAt: new Date(expires_ms).toISOString() }
}

export function invitationState({ used, uses, expires_ms, revoked_ms }: DeskInvitationRow, nowMs: number): InvitationState {
  if (revoked_ms !== null) return 'revoked'
  if (used >= uses) return 'used'
  return expires_ms <= nowMs ? 'expired' : 'valid'
}

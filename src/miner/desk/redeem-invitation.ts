import { sha256Hex } from '../../core/hash.ts'
import { type DeskInvitationRow, findInvitationByHash, takeInvitation } from '../../store/desk-invitations.ts'
import type { Db } from '../../store/open-store.ts'
import { InvitationExpiredError, InvitationRevokedError, InvitationUsedError, UnknownInvitationError } from './errors.ts'
import { invitationState } from './find-invitation.ts'

/**
 * Takes one use of an invitation. Call it in the transaction that lets the worker in.
 * @throws {@link UnknownInvitationError} if it is no code of this miner
 * @throws {@link InvitationUsedError}, {@link InvitationExpiredError}, {@link InvitationRevokedError} if it holds no more
 */
export async function redeemInvitation(
  db: Db,
  { miner, code, nowMs }: { miner: string; code: string; nowMs: number },
): Promise<DeskInvitationRow> {
  const hash = sha256Hex(code)
  const row = await takeInvitation(db, { hash, miner, nowMs })
  if (row) return row
  const found = await findInvitationByHash(db, hash)
  if (!found || found.miner !== miner) throw new UnknownInvitationError()
  const state = invitationState(found, nowMs)
  if (state === 'revoked') throw new InvitationRevokedError()
  if (state === 'expired') throw new InvitationExpiredError({ expiresMs: found.expires_ms })
  throw new InvitationUsedError({ uses: found.uses })
}

import { randomUUID } from 'node:crypto'
import type { InvitationRequest } from '../../protocol/desk.ts'
import { type DeskInvitationRow, insertInvitation } from '../../store/desk-invitations.ts'
import type { Miner } from '../miner.ts'
import { newCode } from './new-code.ts'

const DAY_MS = 24 * 3_600_000

/** Makes an invitation. @returns its row, and its code, which is told this once */
export async function createInvitation(
  { db, hotkey, clock }: Miner,
  { note, domains = null, uses = 1, days = 7 }: InvitationRequest,
): Promise<{ readonly row: DeskInvitationRow; readonly code: string }> {
  const { code, hash } = newCode()
  const nowMs = clock.now()
  const row = { id: randomUUID(), hash, miner: hotkey, note, domains, uses, created_ms: nowMs, expires_ms: nowMs + days * DAY_MS }
  return { row: await insertInvitation(db, row), code }
}

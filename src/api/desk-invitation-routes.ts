import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { createInvitation } from '../miner/desk/create-invitation.ts'
import { invitationState } from '../miner/desk/find-invitation.ts'
import { InvitationList, InvitationRequest, InvitationView, NewInvitation } from '../protocol/desk.ts'
import { PathId } from '../protocol/ids.ts'
import { type DeskInvitationRow, listInvitations, revokeInvitation } from '../store/desk-invitations.ts'
import type { ApiContext } from './api-context.ts'
import { type DeskEnv, requireOwner } from './desk-access.ts'
import { NotFoundError } from './errors.ts'
import { minerOf } from './home-miners.ts'
import { createRouter, jsonReply } from './validated.ts'

const tags = ['desk']

/** Codes by which people become workers of this miner. */
export function deskInvitationRoutes({ db, clock }: ApiContext) {
  const router = createRouter<DeskEnv>()
  const list = createRoute({
    method: 'get',
    path: '/api/desk/invitations',
    tags,
    summary: 'Invitations of this miner',
    responses: jsonReply(InvitationList, 'The newest first; never with their codes'),
  })
  router.openapi(list, async (c) => {
    const rows = await listInvitations(db, minerOf(c).hotkey)
    return c.json({ invitations: rows.map((row) => viewOf(row, clock.now())) }, 200)
  })

  const create = createRoute({
    method: 'post',
    path: '/api/desk/invitations',
    tags,
    summary: 'Invite workers',
    middleware: requireOwner,
    request: { body: { required: true, content: { 'application/json': { schema: InvitationRequest } } } },
    responses: jsonReply(NewInvitation, 'With its link, which is told this once'),
  })
  router.openapi(create, async (c) => {
    const { row, code } = await createInvitation(minerOf(c), c.req.valid('json'))
    return c.json({ invitation: viewOf(row, clock.now()), path: `/join#${code}` }, 200)
  })

  const revoke = createRoute({
    method: 'post',
    path: '/api/desk/invitations/{id}/revoke',
    tags,
    summary: 'Take an invitation back',
    middleware: requireOwner,
    request: { params: z.object({ id: PathId }) },
    responses: jsonReply(InvitationView, 'Nobody joins by it any more; who has joined stays'),
  })
  router.openapi(revoke, async (c) => {
    const { id } = c.req.valid('param')
    const row = await revokeInvitation(db, { miner: minerOf(c).hotkey, id, nowMs: clock.now() })
    if (!row) throw new NotFoundError({ what: 'invitation', id })
    return c.json(viewOf(row, clock.now()), 200)
  })
  return router
}

function viewOf(row: DeskInvitationRow, nowMs: number): InvitationView {
  const { id, note, domains, uses, used } = row
  const times = { createdAt: new Date(row.created_ms).toISOString(), expiresAt: new Date(row.expires_ms).toISOString() }
  return { id, note, domains, uses, used, state: invitationState(row, nowMs), ...times }
}

import { createRoute } from '@hono/zod-openapi'
import { UnknownInvitationError } from '../miner/desk/errors.ts'
import { findInvitation } from '../miner/desk/find-invitation.ts'
import { joinMiner } from '../miner/desk/join-miner.ts'
import { InvitationLook, InvitationLookRequest, JoinChallenge, JoinRequest } from '../protocol/joining.ts'
import { WorkerView } from '../protocol/work.ts'
import type { ApiContext } from './api-context.ts'
import { type MinerEnv, minerOf, requireMiner } from './home-miners.ts'
import { joinProofs } from './join-proof.ts'
import { limitWrongGuesses } from './rate-limit.ts'
import { createRouter, jsonReply } from './validated.ts'
import { readWorkerView } from './work-views.ts'

const tags = ['work']
/** Of wrong proofs and codes: a whole class may have lost its link at once. Who has a right one is let in at any rate: a proof has its price, and an invitation its uses. */
const RATES = { each: { burst: 60, perSecond: 0.5 }, all: { burst: 600, perSecond: 5 } }

/** How one becomes a worker: mounted before the other routes of workers, for an invitation is looked at before there is a key. */
export function joinRoutes(context: ApiContext) {
  const router = createRouter<MinerEnv>()
  const { db, clock, labels } = context
  const proofs = joinProofs(context)
  const signed = requireMiner(context)
  router.use('/api/work/join/*', limitWrongGuesses(clock, RATES, ['unknown-invitation', 'join-proof']))

  const look = createRoute({
    method: 'post',
    path: '/api/work/join/invitation',
    tags,
    summary: 'What an invitation says',
    request: { body: { required: true, content: { 'application/json': { schema: InvitationLookRequest } } } },
    responses: jsonReply(InvitationLook, 'Whose it is, and whether it can still be used'),
  })
  router.openapi(look, async (c) => {
    const invitation = await findInvitation(db, c.req.valid('json').code, clock.now())
    const here = invitation && context.homes.find(({ hotkey }) => hotkey === invitation.miner)
    if (!invitation || !here) throw new UnknownInvitationError()
    return c.json({ ...invitation, minerName: labels.get(here.hotkey)?.name ?? 'this miner' }, 200)
  })

  const ask = createRoute({
    method: 'get',
    path: '/api/work/join/challenge',
    tags,
    summary: 'A challenge whose solution lets its sender join, where joining is open',
    middleware: signed,
    responses: jsonReply(JoinChallenge, 'To be solved within 10 minutes: see src/identity/solve-proof.ts'),
  })
  router.openapi(ask, async (c) => c.json(await proofs.ask({ miner: minerOf(c).hotkey, worker: c.get('sender') }), 200))

  const join = createRoute({
    method: 'post',
    path: '/api/work/join',
    tags,
    summary: 'Join this miner as a worker',
    middleware: signed,
    request: { body: { required: true, content: { 'application/json': { schema: JoinRequest } } } },
    responses: jsonReply(WorkerView, 'Joining again changes the name and nothing else'),
  })
  router.openapi(join, async (c) => {
    const { name, invitation, proof } = c.req.valid('json')
    const miner = minerOf(c)
    const worker = c.get('sender')
    const prove = () => proofs.check({ miner: miner.hotkey, worker }, proof)
    return c.json(await readWorkerView(db, await joinMiner(miner, { worker, name, invitation, prove })), 200)
  })
  return router
}

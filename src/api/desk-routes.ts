import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { deskOrigins } from '../miner/desk/desk-origins.ts'
import { deskPath } from '../miner/desk/desk-path.ts'
import { newCode } from '../miner/desk/new-code.ts'
import { openDoor, signIn } from '../miner/desk/sign-in.ts'
import { DeskLink, DeviceList, DeviceView, LinkRequest, SignInRequest } from '../protocol/desk.ts'
import { PathId } from '../protocol/ids.ts'
import { listDevices, revokeDevice } from '../store/desk-devices.ts'
import type { ApiContext } from './api-context.ts'
import { type DeskEnv, requireDevice, requireOwner } from './desk-access.ts'
import { deviceView } from './desk-device-view.ts'
import { deskInvitationRoutes } from './desk-invitation-routes.ts'
import { deskKeyRoutes } from './desk-key-routes.ts'
import { deskOverviewRoutes } from './desk-overview-routes.ts'
import { deskPayRoutes } from './desk-pay-routes.ts'
import { deskSettingsRoutes } from './desk-settings-routes.ts'
import { deskWorkerRoutes } from './desk-worker-routes.ts'
import { ForeignOriginError, NotFoundError } from './errors.ts'
import { minerOf, requireMiner } from './home-miners.ts'
import { limitWrongGuesses } from './rate-limit.ts'
import { createRouter, jsonReply } from './validated.ts'

const tags = ['desk']
/** Of wrong codes. One has 128 bits, so that the limit keeps no guesser out who is not out anyway: it tells him, and an honest page, to stop. */
const RATES = { each: { burst: 10, perSecond: 0.1 }, all: { burst: 100, perSecond: 1 } }

/** What the operator of a miner calls, signed by a device that was let in and bound to that miner: each line is one part of the desk. */
export function deskRoutes(context: ApiContext) {
  const router = createRouter<DeskEnv>()
  router.route('/', signInRoute(context)) // before the others, for whoever signs in is no device yet
  router.use('/api/desk/*', requireDevice(context))
  router.route('/', deskOverviewRoutes(context))
  router.route('/', deskWorkerRoutes(context))
  router.route('/', deskPayRoutes(context))
  router.route('/', deviceRoutes(context))
  router.route('/', deskInvitationRoutes(context))
  router.route('/', deskKeyRoutes(context))
  router.route('/', deskSettingsRoutes(context))
  return router
}

function signInRoute(context: ApiContext) {
  const router = createRouter<DeskEnv>()
  const { db, clock } = context
  const route = createRoute({
    method: 'post',
    path: '/api/desk/sign-in',
    tags,
    summary: 'Let a device in, for a code that is used up by it',
    middleware: [limitWrongGuesses(clock, RATES, ['sign-in-code']), requireMiner(context)],
    request: { body: { required: true, content: { 'application/json': { schema: SignInRequest } } } },
    responses: jsonReply(DeviceView, 'The key that signed the request may act for the operator from now on'),
  })
  router.openapi(route, async (c) => {
    const { code, origin, name } = c.req.valid('json')
    const known = await deskOrigins(db, minerOf(c).hotkey)
    if (!known.includes(origin)) throw new ForeignOriginError({ known, origin })
    const device = c.get('sender')
    const row = await signIn(db, { miner: minerOf(c).hotkey, code, device, name, nowMs: clock.now() })
    return c.json(deviceView(row, device, clock.now()), 200)
  })
  return router
}

function deviceRoutes({ db, clock }: ApiContext) {
  const router = createRouter<DeskEnv>()
  const list = createRoute({
    method: 'get',
    path: '/api/desk/devices',
    tags,
    summary: 'Who may sit at this desk',
    responses: jsonReply(DeviceList, 'The newest first; those that were shut out too'),
  })
  router.openapi(list, async (c) => {
    const rows = await listDevices(db, minerOf(c).hotkey)
    return c.json({ devices: rows.map((row) => deviceView(row, c.get('sender'), clock.now())) }, 200)
  })

  const link = createRoute({
    method: 'post',
    path: '/api/desk/links',
    tags,
    summary: 'A link that lets one more device in',
    middleware: requireOwner,
    request: { body: { required: true, content: { 'application/json': { schema: LinkRequest } } } },
    responses: jsonReply(DeskLink, 'Good once and for ten minutes'),
  })
  router.openapi(link, async (c) => {
    const { scope } = c.req.valid('json')
    const miner = minerOf(c).hotkey
    const { code, hash } = newCode()
    const expiresMs = await openDoor(db, { miner, hash, scope, by: c.get('sender'), nowMs: clock.now() })
    return c.json({ path: deskPath({ code, miner }), scope, expiresAt: new Date(expiresMs).toISOString() }, 200)
  })

  const revoke = createRoute({
    method: 'post',
    path: '/api/desk/devices/{id}/revoke',
    tags,
    summary: 'Shut a device out',
    middleware: requireOwner,
    request: { params: z.object({ id: PathId }) },
    responses: jsonReply(DeviceView, 'From its next request on'),
  })
  router.openapi(revoke, async (c) => {
    const { id } = c.req.valid('param')
    const row = await revokeDevice(db, { miner: minerOf(c).hotkey, id, nowMs: clock.now() })
    if (!row) throw new NotFoundError({ what: 'device', id })
    return c.json(deviceView(row, c.get('sender'), clock.now()), 200)
  })
  return router
}

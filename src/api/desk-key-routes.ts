import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { GatewayKeyList, GatewayKeyRequest, NewGatewayKey } from '../protocol/desk.ts'
import { PathId } from '../protocol/ids.ts'
import { insertGatewayKey, listGatewayKeys, revokeGatewayKey } from '../store/gateway-keys.ts'
import type { ApiContext } from './api-context.ts'
import { type DeskEnv, requireOwner } from './desk-access.ts'
import { NotFoundError } from './errors.ts'
import { gatewayKeyView } from './gateway/gateway-key-view.ts'
import { newGatewayKey } from './gateway/new-gateway-key.ts'
import { minerOf } from './home-miners.ts'
import { createRouter, jsonReply } from './validated.ts'

const tags = ['desk']

/** Keys of the gateway of this process that were made for one miner's customers. Those of other miners it neither sees nor ends. */
export function deskKeyRoutes({ db, clock, gateway }: ApiContext) {
  const router = createRouter<DeskEnv>()
  const list = createRoute({
    method: 'get',
    path: '/api/desk/keys',
    tags,
    summary: 'Keys of the gateway',
    middleware: requireOwner,
    responses: jsonReply(GatewayKeyList, 'The oldest first, the revoked ones too; never the keys themselves'),
  })
  router.openapi(list, async (c) => {
    const runs = gateway !== undefined
    return c.json({ runs, keys: runs ? (await listGatewayKeys(db, { miner: minerOf(c).hotkey })).map(gatewayKeyView) : [] }, 200)
  })

  const create = createRoute({
    method: 'post',
    path: '/api/desk/keys',
    tags,
    summary: 'Make a key of the gateway',
    middleware: requireOwner,
    request: { body: { required: true, content: { 'application/json': { schema: GatewayKeyRequest } } } },
    responses: jsonReply(NewGatewayKey, 'With the key, which is told this once'),
  })
  router.openapi(create, async (c) => {
    const { validator } = requireGateway()
    const { key, row } = newGatewayKey(c.req.valid('json'), clock.now())
    await insertGatewayKey(db, { ...row, miner: minerOf(c).hotkey, validator })
    return c.json({ id: row.id, key }, 200)
  })

  const revoke = createRoute({
    method: 'post',
    path: '/api/desk/keys/{id}/revoke',
    tags,
    summary: 'End a key of the gateway for good',
    middleware: requireOwner,
    request: { params: z.object({ id: PathId }) },
    responses: jsonReply(z.object({ id: z.string() }), 'From its next request on'),
  })
  router.openapi(revoke, async (c) => {
    requireGateway()
    const { id } = c.req.valid('param')
    if (!(await revokeGatewayKey(db, { id, miner: minerOf(c).hotkey, nowMs: clock.now() }))) throw new NotFoundError({ what: 'key', id })
    return c.json({ id }, 200)
  })

  function requireGateway(): NonNullable<ApiContext['gateway']> {
    if (!gateway) throw new NotFoundError({ what: 'gateway', id: 'of this process' })
    return gateway
  }
  return router
}

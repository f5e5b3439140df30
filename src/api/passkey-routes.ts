import { createRoute } from '@hono/zod-openapi'
import { PasskeyRefusedError } from '../miner/errors.ts'
import type { Miner } from '../miner/miner.ts'
import { requireWorker } from '../miner/require-worker.ts'
import { NewPasskey, PasskeyBlob, PasskeyList, PasskeyParams } from '../protocol/onboarding.ts'
import { deletePasskey, findPasskey, listPasskeys, putPasskey } from '../store/passkeys.ts'
import type { ApiContext } from './api-context.ts'
import { NotFoundError } from './errors.ts'
import { type MinerEnv, minerOf } from './home-miners.ts'
import { createRouter, jsonReply } from './validated.ts'

const tags = ['joining']
const MOST_PASSKEYS = 10

/**
 * Worker keys under passkeys: what is kept here opens with the passkey alone, so that a device that has the same passkey gets the same key.
 * Anybody who knows a credential's id may fetch its blob: a new device has no key to sign with yet. Mounted after `workRoutes`.
 */
export function passkeyRoutes({ db, clock }: ApiContext) {
  const router = createRouter<MinerEnv>()
  const list = async ({ hotkey }: Miner, worker: string): Promise<PasskeyList> => ({
    passkeys: (await listPasskeys(db, { miner: hotkey, worker })).map(({ id, name, created_ms }) => ({
      id,
      name,
      createdAt: new Date(created_ms).toISOString(),
    })),
  })

  const find = createRoute({
    method: 'get',
    path: '/api/joining/passkeys/{id}',
    tags,
    summary: 'What a passkey opens',
    request: { params: PasskeyParams },
    responses: jsonReply(PasskeyBlob, 'A worker seed, encrypted under what the passkey alone gives'),
  })
  router.openapi(find, async (c) => {
    const { id } = c.req.valid('param')
    const row = await findPasskey(db, id)
    if (!row) throw new NotFoundError({ what: 'passkey', id })
    return c.json({ blob: row.blob }, 200)
  })

  const own = createRoute({
    method: 'get',
    path: '/api/work/passkeys',
    tags,
    summary: "This worker's passkeys",
    responses: jsonReply(PasskeyList, 'Oldest first'),
  })
  router.openapi(own, async (c) => c.json(await list(minerOf(c), (await requireWorker(minerOf(c), c.get('sender'))).id), 200))

  const add = createRoute({
    method: 'post',
    path: '/api/work/passkeys',
    tags,
    summary: 'Keep the worker seed, encrypted under a passkey',
    request: { body: { required: true, content: { 'application/json': { schema: NewPasskey } } } },
    responses: jsonReply(PasskeyList, 'Kept; the same passkey again takes the place of its earlier blob'),
  })
  router.openapi(add, async (c) => {
    const miner = minerOf(c)
    const { id: worker } = await requireWorker(miner, c.get('sender'))
    const { id, name, blob } = c.req.valid('json')
    const { passkeys } = await list(miner, worker)
    if (passkeys.length >= MOST_PASSKEYS && !passkeys.some((passkey) => passkey.id === id))
      throw new PasskeyRefusedError({ problem: `one more than the ${MOST_PASSKEYS} that are kept` })
    if (!(await putPasskey(db, { id, miner: miner.hotkey, worker, name, blob, created_ms: clock.now() })))
      throw new PasskeyRefusedError({ problem: 'one of another worker' })
    return c.json(await list(miner, worker), 200)
  })

  const forget = createRoute({
    method: 'post',
    path: '/api/work/passkeys/{id}/forget',
    tags,
    summary: 'Forget a passkey: it opens nothing any more, unless it is kept at another miner too',
    request: { params: PasskeyParams },
    responses: jsonReply(PasskeyList, 'Those that are left'),
  })
  router.openapi(forget, async (c) => {
    const miner = minerOf(c)
    const { id: worker } = await requireWorker(miner, c.get('sender'))
    await deletePasskey(db, { miner: miner.hotkey, worker, id: c.req.valid('param').id })
    return c.json(await list(miner, worker), 200)
  })
  return router
}

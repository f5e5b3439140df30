import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { Hotkey, LeaseId } from '../protocol/ids.ts'
import { JudgmentReceipt, JudgmentRequest, LeaseReply, LeaseRequest, ReleaseReceipt, ResultsReply } from '../protocol/wire.ts'
import { acceptJudgment } from '../validator/accept-judgment.ts'
import { leaseTasks } from '../validator/lease-tasks.ts'
import { listResults } from '../validator/list-results.ts'
import { releaseLease } from '../validator/release-lease.ts'
import type { Validator } from '../validator/validator.ts'
import type { ApiContext } from './api-context.ts'
import { NotFoundError } from './errors.ts'
import { requireSignature, type SignedEnv } from './require-signature.ts'
import { createRouter, jsonReply } from './validated.ts'

const ValidatorParams = z.object({ validator: Hotkey })
const LeaseParams = ValidatorParams.extend({ leaseId: LeaseId })
const tags = ['miner to validator']

/** What miners call, signed with their hotkey (sr25519) and bound to the validator in the path. */
export function validatorRoutes(context: ApiContext) {
  const router = createRouter<SignedEnv>()
  const validatorOf = (hotkey: string): Validator => {
    const validator = context.validators.find((candidate) => candidate.hotkey === hotkey)
    if (!validator) throw new NotFoundError({ what: 'validator', id: hotkey })
    return validator
  }
  router.use(
    '/validators/:validator/*',
    requireSignature(context, 'sr25519', (path) => validatorOf(path.split('/')[2] ?? '').hotkey),
  )

  const lease = createRoute({
    method: 'post',
    path: '/validators/{validator}/leases',
    tags,
    summary: 'Lease tasks',
    request: { params: ValidatorParams, body: { required: true, content: { 'application/json': { schema: LeaseRequest } } } },
    responses: jsonReply(LeaseReply, 'The leased tasks, as this miner alone sees them; empty when there are none'),
  })
  router.openapi(lease, async (c) => {
    const leases = await leaseTasks(validatorOf(c.req.valid('param').validator), Hotkey.parse(c.get('sender')), c.req.valid('json'))
    return c.json({ leases }, 200)
  })

  const judge = createRoute({
    method: 'post',
    path: '/validators/{validator}/leases/{leaseId}/judgment',
    tags,
    summary: 'Send the judgment of a leased task',
    request: { params: LeaseParams, body: { required: true, content: { 'application/json': { schema: JudgmentRequest } } } },
    responses: jsonReply(JudgmentReceipt, 'Accepted; the same judgment sent again gives the same receipt'),
  })
  router.openapi(judge, async (c) => {
    const { validator, leaseId } = c.req.valid('param')
    return c.json(await acceptJudgment(validatorOf(validator), Hotkey.parse(c.get('sender')), leaseId, c.req.valid('json')), 200)
  })

  const release = createRoute({
    method: 'post',
    path: '/validators/{validator}/leases/{leaseId}/release',
    tags,
    summary: 'Give a leased task back',
    request: { params: LeaseParams },
    responses: jsonReply(ReleaseReceipt, 'How the lease has ended'),
  })
  router.openapi(release, async (c) => {
    const { validator, leaseId } = c.req.valid('param')
    return c.json(await releaseLease(validatorOf(validator), Hotkey.parse(c.get('sender')), leaseId), 200)
  })

  const results = createRoute({
    method: 'get',
    path: '/validators/{validator}/results',
    tags,
    summary: "What became of this miner's judgments",
    request: { params: ValidatorParams, query: z.object({ after: z.coerce.number().int().min(0).default(0) }) },
    responses: jsonReply(ResultsReply, 'Oldest first; pass the last cursor back as `after`'),
  })
  router.openapi(results, async (c) => {
    const validator = validatorOf(c.req.valid('param').validator)
    const { after } = c.req.valid('query')
    return c.json({ results: await listResults(validator, Hotkey.parse(c.get('sender')), { after, limit: 100 }) }, 200)
  })
  return router
}

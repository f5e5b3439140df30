import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { readAtMostEvery } from '../core/read-at-most-every.ts'
import { AppealRequest, CollusionFlag, DecisionRequest, Integrity } from '../protocol/integrity.ts'
import { IntegrityAudit } from '../protocol/integrity-audit.ts'
import { clearCircle } from '../validator/clear-circle.ts'
import { appealFlag, decideFlag } from '../validator/rule-on-flag.ts'
import type { ApiContext } from './api-context.ts'
import { NotAValidatorError } from './errors.ts'
import { readIntegrityAudit } from './integrity-audit.ts'
import { readIntegrity, toFlag } from './integrity-view.ts'
import { namesBy } from './names-by.ts'
import { requireSignature, type SignedEnv } from './require-signature.ts'
import { createRouter, jsonReply } from './validated.ts'

/** The records of a whole window are read for a reply: however many pages are open, no more often than this. */
const INTEGRITY_MS = 10_000
/** Copies are made for it. */
const AUDIT_MS = 60_000

const params = z.object({
  id: z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number),
})

/** Who answers with whom, for anybody; and what the concerned and the operator have to say to it. */
export function integrityRoutes(context: ApiContext) {
  const router = createRouter<SignedEnv>()
  const { db, clock, labels } = context
  const nameOf = namesBy(labels)
  const hotkeys: readonly string[] = context.validators.map(({ hotkey }) => hotkey)
  const integrity = readAtMostEvery(clock, INTEGRITY_MS, () => readIntegrity(context))
  const audit = readAtMostEvery(clock, AUDIT_MS, () => readIntegrityAudit(context))

  router.openapi(
    createRoute({
      method: 'get',
      path: '/api/integrity',
      tags: ['explore'],
      summary: 'Flags, clusters, and what is known of gold',
      responses: jsonReply(Integrity, 'Of all validators of this process, up to ten seconds old'),
    }),
    async (c) => c.json(await integrity(), 200),
  )

  router.openapi(
    createRoute({
      method: 'get',
      path: '/api/integrity/audit',
      tags: ['explore'],
      summary: 'Who judged with whom, how copies were made, and what splitting into names would cost',
      responses: jsonReply(IntegrityAudit, 'Of all validators of this process, up to a minute old'),
    }),
    async (c) => c.json(await audit(), 200),
  )

  // Bound to the validator that raised the flag: each of them is this server.
  const receiverOf = (_: string, headers: Headers) =>
    hotkeys.find((hotkey) => hotkey === headers.get('X-Bittensor-Receiver')) ?? hotkeys[0] ?? ''
  router.use('/api/integrity/flags/*', requireSignature(context, 'sr25519', receiverOf))

  router.openapi(
    createRoute({
      method: 'post',
      path: '/api/integrity/flags/{id}/appeal',
      tags: ['miner to validator'],
      summary: 'Appeal against a flag',
      request: { params, body: { required: true, content: { 'application/json': { schema: AppealRequest } } } },
      responses: jsonReply(CollusionFlag, 'Signed by one of the two miners; it stays in force until an operator has decided'),
    }),
    async (c) => {
      const { id } = c.req.valid('param')
      const flag = await appealFlag(db, { id, miner: c.get('sender'), text: c.req.valid('json').text, nowMs: clock.now() })
      return c.json(toFlag(flag, nameOf), 200)
    },
  )

  router.openapi(
    createRoute({
      method: 'post',
      path: '/api/integrity/flags/{id}/decision',
      tags: ['requests'],
      summary: 'Decide about a flag',
      request: { params, body: { required: true, content: { 'application/json': { schema: DecisionRequest } } } },
      responses: jsonReply(CollusionFlag, 'Signed by the validator that raised it'),
    }),
    async (c) => {
      const sender = c.get('sender')
      if (!hotkeys.includes(sender)) throw new NotAValidatorError({ hotkey: sender })
      const { id } = c.req.valid('param')
      const { circle, ...decision } = c.req.valid('json')
      const what = { id, validator: sender, ...decision, nowMs: clock.now() }
      return c.json(toFlag(circle ? (await clearCircle(db, what)).flag : await decideFlag(db, what), nameOf), 200)
    },
  )
  return router
}

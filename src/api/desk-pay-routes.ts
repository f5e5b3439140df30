import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { cancelPayout, confirmPayout } from '../miner/pay/confirm-payout.ts'
import { decideAppeal } from '../miner/pay/decide-appeal.ts'
import { exportPayout } from '../miner/pay/export-payout.ts'
import { rememberLedgerSums } from '../miner/pay/ledger-sums.ts'
import { listAppeals } from '../miner/pay/list-appeals.ts'
import { payoutCsv } from '../miner/pay/payout-csv.ts'
import { requirePayoutSigner } from '../miner/pay/payout-signer.ts'
import { previewPayout } from '../miner/pay/preview-payout.ts'
import { readPayOverview } from '../miner/pay/read-pay-overview.ts'
import { startPayout } from '../miner/pay/start-payout.ts'
import { PathId } from '../protocol/ids.ts'
import { AppealDecision, AppealList, AppealView, PayOverview, PayoutNote, PayoutPreview, PayoutView, PayoutWay } from '../protocol/pay.ts'
import type { ApiContext } from './api-context.ts'
import { type DeskEnv, requireOwner } from './desk-access.ts'
import { minerOf } from './home-miners.ts'
import { readAppealCursor } from './read-appeal-cursor.ts'
import { createRouter, jsonReply } from './validated.ts'

const tags = ['desk']
const numbered = z.object({
  number: z
    .string()
    .regex(/^\d{1,9}$/, 'expected the number of a payout')
    .transform(Number),
})

/** What this miner's people have earned, what they object to, and how they are paid. Money is the owner's alone. */
export function deskPayRoutes({ db, clock }: ApiContext) {
  const router = createRouter<DeskEnv>()
  const sumsOf = rememberLedgerSums(db)
  const overview = createRoute({
    method: 'get',
    path: '/api/desk/pay',
    tags,
    summary: 'Pay of this miner',
    responses: jsonReply(PayOverview, 'Epoch by epoch, worker by worker, payout by payout'),
  })
  router.openapi(overview, async (c) => {
    const { hotkey } = minerOf(c)
    return c.json(await readPayOverview(db, hotkey, await sumsOf(hotkey)), 200)
  })

  const appeals = createRoute({
    method: 'get',
    path: '/api/desk/appeals',
    tags,
    summary: 'Appeals of workers',
    request: { query: z.object({ limit: z.coerce.number().int().min(1).max(100).default(50), cursor: z.string().optional() }) },
    responses: jsonReply(AppealList, 'The decided ones too'),
  })
  router.openapi(appeals, async (c) => {
    const { limit, cursor } = c.req.valid('query')
    const { appeals, end } = await listAppeals(db, { miner: minerOf(c).hotkey, limit, after: readAppealCursor(cursor) })
    return c.json({ appeals, next: end ? `${end.open ? 'open' : 'decided'}~${end.atMs}~${end.id}` : null }, 200)
  })

  const decide = createRoute({
    method: 'post',
    path: '/api/desk/appeals/{id}/decision',
    tags,
    summary: 'Decide an appeal',
    middleware: requireOwner,
    request: {
      params: z.object({ id: PathId }),
      body: { required: true, content: { 'application/json': { schema: AppealDecision } } },
    },
    responses: jsonReply(AppealView, 'What was held is released, what is added is credited'),
  })
  router.openapi(decide, async (c) => {
    const { id } = c.req.valid('param')
    return c.json(await decideAppeal(db, { miner: minerOf(c).hotkey, id, decision: c.req.valid('json'), nowMs: clock.now() }), 200)
  })

  const preview = createRoute({
    method: 'get',
    path: '/api/desk/payouts/preview',
    tags,
    summary: 'Who would be paid now, and who not',
    responses: jsonReply(PayoutPreview, 'Nothing is changed by it'),
  })
  router.openapi(preview, async (c) => {
    const { hotkey } = minerOf(c)
    return c.json(await previewPayout(db, hotkey, (await sumsOf(hotkey)).balances), 200)
  })

  const start = createRoute({
    method: 'post',
    path: '/api/desk/payouts',
    tags,
    summary: 'Pay out what can be paid',
    middleware: requireOwner,
    request: { body: { required: true, content: { 'application/json': { schema: z.object({ way: PayoutWay }) } } } },
    responses: jsonReply(PayoutView, 'Under way'),
  })
  router.openapi(start, async (c) => {
    const { way } = c.req.valid('json')
    if (way === 'chain') requirePayoutSigner(minerOf(c))
    return c.json(await startPayout(db, { miner: minerOf(c).hotkey, way, nowMs: clock.now() }), 200)
  })

  const csv = createRoute({
    method: 'get',
    path: '/api/desk/payouts/{number}/csv',
    tags,
    summary: 'A payout as a table, for whoever pays by other means',
    middleware: requireOwner,
    request: { params: numbered },
    responses: jsonReply(z.object({ csv: z.string() }), 'One line a worker'),
  })
  router.openapi(csv, async (c) => {
    const { number } = c.req.valid('param')
    return c.json({ csv: payoutCsv(await exportPayout(db, { miner: minerOf(c).hotkey, number })) }, 200)
  })

  const confirm = createRoute({
    method: 'post',
    path: '/api/desk/payouts/{number}/confirm',
    tags,
    summary: 'Say that an exported payout has been paid',
    middleware: requireOwner,
    request: {
      params: numbered,
      body: { required: true, content: { 'application/json': { schema: z.object({ note: PayoutNote.max(300) }) } } },
    },
    responses: jsonReply(PayoutView, 'Done'),
  })
  router.openapi(confirm, async (c) => {
    const { number } = c.req.valid('param')
    return c.json(await confirmPayout(db, { miner: minerOf(c).hotkey, number, note: c.req.valid('json').note, nowMs: clock.now() }), 200)
  })

  const cancel = createRoute({
    method: 'post',
    path: '/api/desk/payouts/{number}/cancel',
    tags,
    summary: 'Take back what of a payout was not paid, nor asked of the chain',
    middleware: requireOwner,
    request: { params: numbered },
    responses: jsonReply(PayoutView, 'Its amounts are owed again'),
  })
  router.openapi(cancel, async (c) => {
    const { number } = c.req.valid('param')
    return c.json(await cancelPayout(db, { miner: minerOf(c).hotkey, number, nowMs: clock.now() }), 200)
  })
  return router
}

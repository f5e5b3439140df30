import { createRoute } from '@hono/zod-openapi'
import type { Context } from 'hono'
import * as z from 'zod'
import { decodeAddress } from '../identity/ss58.ts'
import { toAppealView } from '../miner/pay/appeal-view.ts'
import { makeAppeal } from '../miner/pay/make-appeal.ts'
import { readWorkerPay } from '../miner/pay/read-worker-pay.ts'
import { statementCsv } from '../miner/pay/statement-csv.ts'
import { requireWorker } from '../miner/require-worker.ts'
import { AppealRequest, AppealView, PayoutAddress, WorkerPay } from '../protocol/pay.ts'
import { putPayoutAddress } from '../store/payout-addresses.ts'
import { readWorkerNames } from '../store/worker-names.ts'
import type { ApiContext } from './api-context.ts'
import { type MinerEnv, minerOf } from './home-miners.ts'
import { createRouter, jsonReply } from './validated.ts'

const tags = ['work']
/** Postings that the statement as a file holds, the newest. */
const MOST_IN_FILE = 20_000

/**
 * What a worker has earned, where it wants to be paid, and what it objects to: its own, and nobody else's. Who was paused or removed, or has
 * left, can still see and get what was earned. Mounted behind `requireMiner`.
 */
export function payRoutes({ db, clock }: ApiContext) {
  const router = createRouter<MinerEnv>()

  const workerOf = async (c: Context<MinerEnv>): Promise<{ miner: string; worker: string }> => {
    const miner = minerOf(c)
    return { miner: miner.hotkey, worker: (await requireWorker(miner, c.get('sender'))).id }
  }

  const pay = createRoute({
    method: 'get',
    path: '/api/work/pay',
    tags,
    summary: 'What this worker has earned, and how each number came about',
    responses: jsonReply(WorkerPay, 'The newest epochs and postings; the file has all'),
  })
  router.openapi(pay, async (c) => c.json(await readWorkerPay(db, await workerOf(c)), 200))

  const csv = createRoute({
    method: 'get',
    path: '/api/work/pay/csv',
    tags,
    summary: 'The statement of this worker as a table',
    responses: jsonReply(z.object({ csv: z.string() }), `One line a posting, the newest ${MOST_IN_FILE}: the page saves it as a file`),
  })
  router.openapi(csv, async (c) => {
    const statement = await readWorkerPay(db, { ...(await workerOf(c)), postings: MOST_IN_FILE })
    return c.json({ csv: statementCsv(statement) }, 200)
  })

  const appeal = createRoute({
    method: 'post',
    path: '/api/work/appeals',
    tags,
    summary: 'Object to a score or a credit',
    request: { body: { required: true, content: { 'application/json': { schema: AppealRequest } } } },
    responses: jsonReply(AppealView, 'Open until the operator decides; the same appeal made again changes nothing'),
  })
  router.openapi(appeal, async (c) => {
    const own = await workerOf(c)
    const row = await makeAppeal(db, { ...own, request: c.req.valid('json'), nowMs: clock.now() })
    return c.json(toAppealView(row, (await readWorkerNames(db, own.miner)).get(own.worker) ?? ''), 200)
  })

  const address = createRoute({
    method: 'post',
    path: '/api/work/payout-address',
    tags,
    summary: 'Say where to be paid',
    request: { body: { required: true, content: { 'application/json': { schema: PayoutAddress } } } },
    responses: jsonReply(PayoutAddress, 'Holds from the next payout on'),
  })
  router.openapi(address, async (c) => {
    const own = await workerOf(c)
    const { address } = c.req.valid('json')
    if (address !== null) decodeAddress(address) // throws with what is wrong about it
    await putPayoutAddress(db, { ...own, address, nowMs: clock.now() })
    return c.json({ address }, 200)
  })
  return router
}

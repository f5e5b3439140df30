import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { UnknownWorkerError } from '../miner/errors.ts'
import { leaseNext } from '../miner/lease-work.ts'
import type { Miner } from '../miner/miner.ts'
import { releaseAssignment } from '../miner/release-assignment.ts'
import { submitJudgment } from '../miner/submit-judgment.ts'
import { LeaseId, WorkerId } from '../protocol/ids.ts'
import { JoinRequest, NextReply, SubmitRequest, WorkerView, WorkHistory, WorkHistoryItem } from '../protocol/work.ts'
import { findWorker, joinWorker, type WorkerRow } from '../store/workers.ts'
import type { ApiContext } from './api-context.ts'
import { InvalidRequestError } from './errors.ts'
import { requireSignature, type SignedEnv } from './require-signature.ts'
import { frameOriginsFor } from './shown-response.ts'
import { createRouter, jsonReply } from './validated.ts'
import { readWorkerView, readWorkHistory, toAssignment, toHistoryItem } from './work-views.ts'

const tags = ['work']
const AssignmentParams = z.object({ id: LeaseId })

/** What a worker's page calls, signed with the worker's own key (ed25519) and bound to the miner it works for. */
export function workRoutes(context: ApiContext, home: Miner) {
  const router = createRouter<SignedEnv>()
  const { db, clock } = context
  router.use(
    '/api/work/*',
    requireSignature(context, 'ed25519', () => home.hotkey),
  )

  const workerOf = async (sender: string): Promise<WorkerRow> => {
    const worker = await findWorker(db, { miner: home.hotkey, id: sender })
    if (!worker) throw new UnknownWorkerError({ worker: sender })
    return worker
  }

  const join = createRoute({
    method: 'post',
    path: '/api/work/join',
    tags,
    summary: 'Join this miner as a worker',
    request: { body: { required: true, content: { 'application/json': { schema: JoinRequest } } } },
    responses: jsonReply(WorkerView, 'Joining again changes the name and nothing else'),
  })
  router.openapi(join, async (c) => {
    const { name } = c.req.valid('json')
    const row = { id: WorkerId.parse(c.get('sender')), miner: home.hotkey, name, simulated: false, joined_ms: clock.now() }
    return c.json(await readWorkerView(db, await joinWorker(db, row)), 200)
  })

  const next = createRoute({
    method: 'post',
    path: '/api/work/next',
    tags,
    summary: 'The task in hand, or the next one',
    responses: jsonReply(NextReply, '`assignment` is null when there is nothing to judge now; ask again after `retryAfterMs`'),
  })
  router.openapi(next, async (c) => {
    const worker = await workerOf(c.get('sender'))
    const row = await leaseNext(home, worker.id)
    const origins = frameOriginsFor(c.req.url, c.req.header('user-agent'), context.frameOrigin)
    return c.json({ assignment: row ? toAssignment(row, origins, clock.now()) : null, retryAfterMs: 1500 }, 200)
  })

  const submit = createRoute({
    method: 'post',
    path: '/api/work/assignments/{id}/judgment',
    tags,
    summary: 'Send a judgment, signed by the worker',
    request: { params: AssignmentParams, body: { required: true, content: { 'application/json': { schema: SubmitRequest } } } },
    responses: jsonReply(WorkHistoryItem, 'Taken; the same judgment sent again changes nothing'),
  })
  router.openapi(submit, async (c) => {
    const worker = await workerOf(c.get('sender'))
    const signed = c.req.valid('json')
    const { id } = c.req.valid('param')
    if (signed.judgment.leaseId !== id || signed.judgment.worker !== worker.id)
      throw new InvalidRequestError({ where: 'judgment', problem: 'expected one of this worker for this assignment, got another' })
    return c.json(toHistoryItem(await submitJudgment(home, { ...signed, simulated: false })), 200)
  })

  const release = createRoute({
    method: 'post',
    path: '/api/work/assignments/{id}/release',
    tags,
    summary: 'Give a task back without judging it',
    request: { params: AssignmentParams },
    responses: jsonReply(z.object({ state: z.string() }), 'How the assignment stands now'),
  })
  router.openapi(release, async (c) => {
    const worker = await workerOf(c.get('sender'))
    return c.json({ state: await releaseAssignment(home, { leaseId: c.req.valid('param').id, worker: worker.id }) }, 200)
  })

  const history = createRoute({
    method: 'get',
    path: '/api/work/history',
    tags,
    summary: 'What this worker judged, how it was scored and what it earned',
    responses: jsonReply(WorkHistory, 'The newest 50, newest first'),
  })
  router.openapi(history, async (c) => c.json(await readWorkHistory(db, await workerOf(c.get('sender'))), 200))
  return router
}

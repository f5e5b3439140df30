import { createRoute } from '@hono/zod-openapi'
import type { Context } from 'hono'
import * as z from 'zod'
import { requireReady } from '../miner/onboarding/require-ready.ts'
import { readSeat } from '../miner/read-seat.ts'
import { releaseAssignment } from '../miner/release-assignment.ts'
import { reopenAssignment } from '../miner/reopen-assignment.ts'
import { requireWorker } from '../miner/require-worker.ts'
import { submitJudgment } from '../miner/submit-judgment.ts'
import { createWorkQueue } from '../miner/work-queue.ts'
import { LeaseId } from '../protocol/ids.ts'
import { NextReply, ReleaseReply, SubmitRequest, WorkHistory, WorkHistoryItem } from '../protocol/work.ts'
import type { ApiContext } from './api-context.ts'
import { InvalidRequestError } from './errors.ts'
import { type MinerEnv, minerOf, requireMiner } from './home-miners.ts'
import { frameOriginsFor } from './shown-response.ts'
import { createRouter, jsonReply } from './validated.ts'
import { readSkipsLeft, readWorkHistory, skipsLeft, toAssignment, toHistoryItem } from './work-views.ts'

const tags = ['work']
const AssignmentParams = z.object({ id: LeaseId })

/** What a worker's page calls, signed with the worker's own key (ed25519) and bound to the miner it works for. */
export function workRoutes(context: ApiContext) {
  const router = createRouter<MinerEnv>()
  const { db, clock } = context
  router.use('/api/work/*', requireMiner(context))
  const queues = new Map(context.homes.map((home) => [home.hotkey, createWorkQueue(home)]))

  const workerOf = (c: Context<MinerEnv>) => requireWorker(minerOf(c), c.get('sender'))

  const next = createRoute({
    method: 'post',
    path: '/api/work/next',
    tags,
    summary: 'The task in hand, or the next one',
    responses: jsonReply(NextReply, '`assignment` is null when there is nothing to judge now; ask again after `retryAfterMs`'),
  })
  router.openapi(next, async (c) => {
    const seat = await readSeat(minerOf(c), c.get('sender'))
    requireReady(seat)
    const row = await queues.get(minerOf(c).hotkey)?.next(seat)
    const origins = frameOriginsFor(c.req.url, c.req.header('user-agent'), context.frameOrigin)
    const assignment = row ? toAssignment(row, origins, clock.now()) : null
    const { settings, recent } = seat
    return c.json({ assignment, retryAfterMs: 1500, skipsLeft: skipsLeft(recent), breakMinutes: settings.breakMinutes }, 200)
  })

  const submit = createRoute({
    method: 'post',
    path: '/api/work/assignments/{id}/judgment',
    tags,
    summary: 'Send a judgment, signed by the worker',
    request: { params: AssignmentParams, body: { required: true, content: { 'application/json': { schema: SubmitRequest } } } },
    responses: jsonReply(
      WorkHistoryItem,
      'Taken; the same judgment sent again changes nothing, another one replaces it until `changeableUntil`',
    ),
  })
  router.openapi(submit, async (c) => {
    const worker = await workerOf(c)
    const signed = c.req.valid('json')
    const { id } = c.req.valid('param')
    if (signed.judgment.leaseId !== id || signed.judgment.worker !== worker.id)
      throw new InvalidRequestError({ where: 'judgment', problem: 'expected one of this worker for this assignment, got another' })
    return c.json(toHistoryItem(await submitJudgment(minerOf(c), { ...signed, simulated: false }), clock.now()), 200)
  })

  const release = createRoute({
    method: 'post',
    path: '/api/work/assignments/{id}/release',
    tags,
    summary: 'Give a task back without judging it',
    request: { params: AssignmentParams },
    responses: jsonReply(ReleaseReply, 'How the assignment stands now'),
  })
  router.openapi(release, async (c) => {
    const worker = await workerOf(c)
    const state = await releaseAssignment(minerOf(c), { leaseId: c.req.valid('param').id, worker: worker.id })
    return c.json({ state, skipsLeft: await readSkipsLeft(db, worker, clock.now()) }, 200)
  })

  const reopen = createRoute({
    method: 'post',
    path: '/api/work/assignments/{id}/reopen',
    tags,
    summary: 'Take a judgment back that may still be changed',
    request: { params: AssignmentParams },
    responses: jsonReply(z.object({ state: z.literal('open') }), 'The assignment is open again, and comes next'),
  })
  router.openapi(reopen, async (c) => {
    const worker = await workerOf(c)
    return c.json({ state: await reopenAssignment(minerOf(c), { leaseId: c.req.valid('param').id, worker: worker.id }) }, 200)
  })

  const history = createRoute({
    method: 'get',
    path: '/api/work/history',
    tags,
    summary: 'What this worker judged, how it was scored and what it earned',
    responses: jsonReply(WorkHistory, 'The newest 50, newest first'),
  })
  router.openapi(history, async (c) => c.json(await readWorkHistory(db, await workerOf(c), clock.now()), 200))
  return router
}

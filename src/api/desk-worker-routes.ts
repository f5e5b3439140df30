import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { listQueue, listWorkers, pauseWorker, removeWorker, resumeWorker, setDomains, type WorkerLife } from '../miner/worker-life.ts'
import { DeskQueue, type DeskWorker, DeskWorkerList, DomainsRequest, PauseRequest } from '../protocol/desk.ts'
import { PathId } from '../protocol/ids.ts'
import type { ApiContext } from './api-context.ts'
import { type DeskEnv, requireOwner } from './desk-access.ts'
import { minerOf } from './home-miners.ts'
import { createRouter, jsonReply } from './validated.ts'

const tags = ['desk']
const params = z.object({ id: PathId })
const changed = jsonReply(z.object({ id: z.string() }), 'Done; the list says how the worker stands now')

/** The people of this miner, and what they have in hand. */
export function deskWorkerRoutes({ db, clock, labels }: ApiContext) {
  const router = createRouter<DeskEnv>()
  const list = createRoute({
    method: 'get',
    path: '/api/desk/workers',
    tags,
    summary: 'Workers of this miner',
    responses: jsonReply(DeskWorkerList, 'Those that were removed too'),
  })
  router.openapi(list, async (c) => {
    const workers = await listWorkers(db, { miner: minerOf(c).hotkey, nowMs: clock.now() })
    return c.json({ workers: workers.map(viewOf) }, 200)
  })

  const pause = createRoute({
    method: 'post',
    path: '/api/desk/workers/{id}/pause',
    tags,
    summary: 'Give a worker no more tasks for now',
    request: { params, body: { required: true, content: { 'application/json': { schema: PauseRequest } } } },
    responses: changed,
  })
  router.openapi(pause, async (c) => {
    const { id } = c.req.valid('param')
    await pauseWorker(db, { miner: minerOf(c).hotkey, worker: id, words: c.req.valid('json').words, nowMs: clock.now() })
    return c.json({ id }, 200)
  })

  const resume = createRoute({
    method: 'post',
    path: '/api/desk/workers/{id}/resume',
    tags,
    summary: 'Give a worker tasks again',
    request: { params },
    responses: changed,
  })
  router.openapi(resume, async (c) => {
    const { id } = c.req.valid('param')
    await resumeWorker(db, { miner: minerOf(c).hotkey, worker: id })
    return c.json({ id }, 200)
  })

  const remove = createRoute({
    method: 'post',
    path: '/api/desk/workers/{id}/remove',
    tags,
    summary: 'Part with a worker: its open tasks go back, what it has earned stays its own',
    middleware: requireOwner,
    request: { params },
    responses: changed,
  })
  router.openapi(remove, async (c) => {
    const { id } = c.req.valid('param')
    await removeWorker(db, { miner: minerOf(c).hotkey, worker: id, nowMs: clock.now() })
    return c.json({ id }, 200)
  })

  const domains = createRoute({
    method: 'post',
    path: '/api/desk/workers/{id}/domains',
    tags,
    summary: 'Say what a worker is given',
    middleware: requireOwner,
    request: { params, body: { required: true, content: { 'application/json': { schema: DomainsRequest } } } },
    responses: changed,
  })
  router.openapi(domains, async (c) => {
    const { id } = c.req.valid('param')
    await setDomains(db, { miner: minerOf(c).hotkey, worker: id, domains: c.req.valid('json').domains })
    return c.json({ id }, 200)
  })

  const queue = createRoute({
    method: 'get',
    path: '/api/desk/queue',
    tags,
    summary: 'Tasks that this miner holds',
    responses: jsonReply(DeskQueue, 'With their deadlines, and who judges them'),
  })
  router.openapi(queue, async (c) => {
    const tasks = await listQueue(db, { miner: minerOf(c).hotkey })
    const view = tasks.map(({ leaseId, leasedMs, expiresMs, judgments, ...task }) => ({
      ...task,
      judgments: [...judgments],
      id: leaseId,
      validatorName: labels.get(task.validator)?.name ?? null,
      leasedAt: new Date(leasedMs).toISOString(),
      expiresAt: new Date(expiresMs).toISOString(),
    }))
    return c.json({ serverNow: new Date(clock.now()).toISOString(), tasks: view }, 200)
  })
  return router
}

function viewOf({ id, name, simulated, domains, judged, scored, meanScore, interval, skipsLastHour, ...worker }: WorkerLife): DeskWorker {
  const time = (ms: number) => new Date(ms).toISOString()
  return {
    id,
    name,
    simulated,
    domains: domains && [...domains],
    judged,
    scored,
    meanScore,
    interval: interval && [...interval],
    skipsLastHour,
    joinedAt: time(worker.joinedMs),
    seenAt: worker.seenMs === null ? null : time(worker.seenMs),
    state: worker.removedMs !== null ? 'removed' : worker.pausedMs !== null ? 'paused' : 'active',
    pausedWords: worker.pausedWords,
    inHand: worker.inHand !== null,
  }
}

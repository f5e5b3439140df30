import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { hashOf } from '../core/hash.ts'
import { EventView } from '../protocol/event.ts'
import { Health, NetworkView, TaskDetail, TaskPage } from '../protocol/explore.ts'
import { TaskId } from '../protocol/ids.ts'
import { IncentiveHistory, MetagraphView } from '../protocol/metagraph.ts'
import { listNewestEvents } from '../store/events.ts'
import { countJudgments } from '../store/judgments.ts'
import { countTasksByState, findTask, listTasks } from '../store/tasks.ts'
import type { ApiContext } from './api-context.ts'
import { InvalidRequestError, NotFoundError } from './errors.ts'
import { toMetagraphView } from './neuron-views.ts'
import { frameOriginsFor } from './shown-response.ts'
import { readTaskDetail, toTaskSummary } from './task-views.ts'
import { createRouter, jsonReply } from './validated.ts'

const tags = ['explore']

/** What anybody may read: the network, its metagraph, its tasks without their truth before scoring. */
export function exploreRoutes(context: ApiContext) {
  const router = createRouter()
  const { db, chain, labels, clock } = context

  router.openapi(
    createRoute({
      method: 'get',
      path: '/api/health',
      tags,
      summary: 'Is it well?',
      responses: jsonReply(Health, 'Always 200 while the server answers'),
    }),
    async (c) => {
      const metagraph = await chain.metagraph()
      const problems = context.problems()
      const uptimeSeconds = Math.round((clock.now() - context.startedMs) / 1000)
      return c.json(
        {
          status: problems.length ? ('degraded' as const) : ('ok' as const),
          version: context.version,
          block: metagraph.block,
          epoch: metagraph.epoch,
          uptimeSeconds,
          problems,
        },
        200,
      )
    },
  )

  router.openapi(
    createRoute({
      method: 'get',
      path: '/api/network',
      tags,
      summary: 'The network and its settings',
      responses: jsonReply(NetworkView, 'Counts are exact'),
    }),
    async (c) => {
      const [metagraph, { tempo }, tasks, judgments] = await Promise.all([
        chain.metagraph(),
        chain.hyperparameters(),
        countTasksByState(db),
        countJudgments(db),
      ])
      const home = metagraph.neurons.find((neuron) => neuron.hotkey === context.home.hotkey)
      return c.json(
        {
          name: context.networkName,
          netuid: chain.netuid,
          block: metagraph.block,
          epoch: metagraph.epoch,
          blockMs: context.blockMs,
          tempo,
          blocksUntilEpoch: metagraph.blocksUntilEpoch,
          configHash: context.configHash,
          mechanisms: (context.validators[0]?.mechanisms ?? []).map(({ mechid, mechanism }) => ({
            mechid,
            name: mechanism.name,
            version: mechanism.version,
          })),
          tasks,
          judgments,
          home: { hotkey: context.home.hotkey, uid: home?.uid ?? -1 },
          simulated: [...labels.values()].some((label) => label.simulated),
        },
        200,
      )
    },
  )

  router.openapi(
    createRoute({
      method: 'get',
      path: '/api/metagraph',
      tags,
      summary: 'Every neuron of the subnet',
      responses: jsonReply(MetagraphView, 'Shares are numbers in [0, 1]'),
    }),
    async (c) => c.json(toMetagraphView(await chain.metagraph(), labels), 200),
  )

  router.openapi(
    createRoute({
      method: 'get',
      path: '/api/history',
      tags,
      summary: 'Incentive by epoch and uid',
      responses: jsonReply(IncentiveHistory, 'The last 500 epochs, oldest first'),
    }),
    async (c) => {
      const epochs = await context.epochs(500)
      const miners = (await chain.metagraph()).neurons.filter((neuron) => labels.get(neuron.hotkey)?.role === 'miner')
      const uids = miners.map((neuron) => neuron.uid)
      const incentive = epochs.map(({ epoch }) => {
        const byUid = new Map(epoch.neurons.map((neuron) => [neuron.uid, neuron.incentive]))
        return uids.map((uid) => byUid.get(uid) ?? 0)
      })
      return c.json({ uids, epochs: epochs.map(({ header, epoch }) => ({ epoch: epoch.epoch, block: header.block })), incentive }, 200)
    },
  )

  const TaskQuery = z.object({
    state: z.enum(['open', 'scored', 'expired', 'void']).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z.string().max(200).optional(),
  })
  router.openapi(
    createRoute({
      method: 'get',
      path: '/api/tasks',
      tags,
      summary: 'Tasks, newest first',
      request: { query: TaskQuery },
      responses: jsonReply(TaskPage, 'Pass `next` back as `cursor`'),
    }),
    async (c) => {
      const { state, limit, cursor } = c.req.valid('query')
      const rows = await listTasks(db, { state, limit, before: readCursor(cursor) })
      const last = rows.length === limit ? rows.at(-1) : undefined
      return c.json({ tasks: rows.map(toTaskSummary), next: last ? `${last.created_ms}~${last.id}` : null }, 200)
    },
  )

  router.openapi(
    createRoute({
      method: 'get',
      path: '/api/tasks/{id}',
      tags,
      summary: 'One task',
      request: { params: z.object({ id: z.string().max(100) }) },
      responses: jsonReply(TaskDetail, 'No truth and no judgments before scoring'),
    }),
    async (c) => {
      const { id } = c.req.valid('param')
      const row = TaskId.safeParse(id).success ? await findTask(db, id) : undefined
      if (!row) throw new NotFoundError({ what: 'task', id })
      const detail = await readTaskDetail(context, row, frameOriginsFor(c.req.url, c.req.header('user-agent'), context.frameOrigin))
      const etag = `"${hashOf(detail).slice(0, 16)}"`
      if (c.req.header('if-none-match') === etag) return c.body(null, 304) as never
      c.header('etag', etag)
      return c.json(detail, 200)
    },
  )

  const ActivityQuery = z.object({ limit: z.coerce.number().int().min(1).max(200).default(50) })
  router.openapi(
    createRoute({
      method: 'get',
      path: '/api/activity',
      tags,
      summary: 'What happened, newest first',
      request: { query: ActivityQuery },
      responses: jsonReply(z.object({ events: EventView.array() }), 'The newest events'),
    }),
    async (c) => c.json({ events: await listNewestEvents(db, c.req.valid('query').limit) }, 200),
  )
  return router
}

/** A cursor of the task list names its last row. @throws {@link InvalidRequestError} if it is none of ours */
export function readCursor(cursor: string | undefined): { createdMs: number; id: string } | undefined {
  if (cursor === undefined) return undefined
  const [, time, id] = /^(\d{1,15})~([a-z0-9-]{4,64})$/.exec(cursor) ?? []
  if (!time || !id) throw new InvalidRequestError({ where: 'cursor', problem: 'expected the `next` of a page, got something else' })
  return { createdMs: Number(time), id }
}

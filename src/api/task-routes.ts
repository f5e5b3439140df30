import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { hashOf } from '../core/hash.ts'
import { EventView } from '../protocol/event.ts'
import { TaskDetail, TaskPage } from '../protocol/explore.ts'
import { TaskId } from '../protocol/ids.ts'
import { listNewestEvents } from '../store/events.ts'
import { findTask, listTasks } from '../store/tasks.ts'
import type { ApiContext } from './api-context.ts'
import { NotFoundError } from './errors.ts'
import { ownMiners } from './own-miners.ts'
import { readCursor } from './read-cursor.ts'
import { frameOriginsFor } from './shown-response.ts'
import { readTaskDetail, toTaskSummary } from './task-views.ts'
import { createRouter, jsonReply } from './validated.ts'

const tags = ['explore']

/** What anybody may read of tasks, without their truth before scoring, and of what happened. */
export function taskRoutes(context: ApiContext) {
  const router = createRouter()
  const { db } = context

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
      if (!row?.announced) throw new NotFoundError({ what: 'task', id })
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
      summary: 'What happened, newest first; what miners do with their people, of those of this server',
      request: { query: ActivityQuery },
      responses: jsonReply(z.object({ events: EventView.array() }), 'The newest events'),
    }),
    async (c) => c.json({ events: await listNewestEvents(db, c.req.valid('query').limit, ownMiners(context)) }, 200),
  )
  return router
}

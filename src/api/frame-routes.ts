import { createRoute } from '@hono/zod-openapi'
import type { Context } from 'hono'
import * as z from 'zod'
import { LeaseId, TaskId } from '../protocol/ids.ts'
import { PresentedTask, type Response as TaskResponse } from '../protocol/task.ts'
import { FRAME_CSP } from '../sandbox/frame-csp.ts'
import { findAssignment } from '../store/assignments.ts'
import { findTask } from '../store/tasks.ts'
import type { ApiContext } from './api-context.ts'
import { NotFoundError } from './errors.ts'
import { frameDocument } from './frame-document.ts'
import { mechanismOf, showsResponses } from './task-views.ts'
import { createRouter, problemReply } from './validated.ts'

const tags = ['frames']
const WorkParams = z.object({ leaseId: z.string(), responseId: z.string() })
const TaskParams = z.object({ taskId: z.string(), responseId: z.string() })
const responses = {
  200: {
    description: 'A live page in its sandbox: for a frame, and of no use outside one',
    content: { 'text/html': { schema: z.string() } },
  },
  ...problemReply,
}

/** Live responses, each in its opaque frame. The ids in the path are opaque too: who was not shown a task cannot name its pages. */
export function frameRoutes(context: ApiContext) {
  const router = createRouter()

  const work = createRoute({
    method: 'get',
    path: '/frame/work/{leaseId}/{responseId}',
    tags,
    summary: 'A response as a worker of this miner sees it',
    request: { params: WorkParams },
    responses,
  })
  router.openapi(work, async (c) => {
    const { leaseId, responseId } = c.req.valid('param')
    const miner = LeaseId.safeParse(leaseId).success ? context.home?.hotkey : undefined
    const assignment = miner === undefined ? undefined : await findAssignment(context.db, { miner, leaseId })
    const presented = assignment && PresentedTask.parse(assignment.presented)
    return replyWithFrame(c, presented?.responses, responseId) as never
  })

  const task = createRoute({
    method: 'get',
    path: '/frame/task/{taskId}/{responseId}',
    tags,
    summary: 'A response of a task that has ended',
    request: { params: TaskParams },
    responses,
  })
  router.openapi(task, async (c) => {
    const { taskId, responseId } = c.req.valid('param')
    const row = TaskId.safeParse(taskId).success ? await findTask(context.db, taskId) : undefined
    const mechanism = row && showsResponses(row) ? mechanismOf(context, row.mechanism) : undefined
    const view = row && mechanism?.view(mechanism.readTask(row.body))
    return replyWithFrame(c, view?.kind === 'ranking' ? view.contents : undefined, responseId) as never
  })
  return router
}

function replyWithFrame(c: Context, responses: readonly TaskResponse[] | undefined, responseId: string): Response {
  const response = responses?.find(({ id, kind }) => id === responseId && kind === 'html')
  if (!response) throw new NotFoundError({ what: 'frame', id: responseId })
  return c.html(frameDocument(response.content), 200, {
    'content-security-policy': FRAME_CSP,
    'cross-origin-resource-policy': 'cross-origin',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), clipboard-read=(), clipboard-write=(), fullscreen=()',
    'cache-control': 'private, max-age=600',
  })
}

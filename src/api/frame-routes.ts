import { type Context, Hono } from 'hono'
import { PresentedTask, type Response as TaskResponse } from '../protocol/task.ts'
import { findAssignment } from '../store/assignments.ts'
import { findTask } from '../store/tasks.ts'
import type { ApiContext } from './api-context.ts'
import { NotFoundError } from './errors.ts'
import { FRAME_CSP, frameDocument } from './frame-document.ts'
import { mechanismOf } from './task-views.ts'

/** Live responses, each in its opaque frame. The ids in the path are opaque too: who was not shown a task cannot name its pages. */
export function frameRoutes(context: ApiContext): Hono {
  return new Hono()
    .get('/frame/work/:leaseId/:responseId', async (c) => {
      const { leaseId, responseId } = c.req.param()
      const assignment = await findAssignment(context.db, { miner: context.home.hotkey, leaseId })
      const presented = assignment && PresentedTask.parse(assignment.presented)
      return replyWithFrame(c, presented?.responses, responseId)
    })
    .get('/frame/task/:taskId/:responseId', async (c) => {
      const { taskId, responseId } = c.req.param()
      const row = await findTask(context.db, taskId)
      const mechanism = row && mechanismOf(context, row.mechanism)
      return replyWithFrame(c, row && mechanism?.view(mechanism.readTask(row.body)).contents, responseId)
    })
}

function replyWithFrame(c: Context, responses: readonly TaskResponse[] | undefined, responseId: string): Response {
  const response = responses?.find(({ id, kind }) => id === responseId && kind === 'html')
  if (!response) throw new NotFoundError({ what: 'frame', id: responseId })
  return c.html(frameDocument(response.content), 200, {
    'content-security-policy': FRAME_CSP,
    'cross-origin-resource-policy': 'cross-origin',
    'origin-agent-cluster': '?1',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), clipboard-read=(), clipboard-write=(), fullscreen=()',
    'cache-control': 'private, max-age=600',
  })
}

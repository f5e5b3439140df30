import { createRoute } from '@hono/zod-openapi'
import type { Context } from 'hono'
import * as z from 'zod'
import { trainingSecret } from '../miner/onboarding/training-secret.ts'
import { drawTrainingTask } from '../miner/onboarding/training-set.ts'
import { LeaseId, PathId, TaskId } from '../protocol/ids.ts'
import { PresentedTask, type Response as TaskResponse } from '../protocol/task.ts'
import { FRAME_CSP } from '../sandbox/frame-csp.ts'
import { findPresented as findHeld } from '../store/held-leases.ts'
import { findTrainingTask } from '../store/onboarding-training.ts'
import { findTask } from '../store/tasks.ts'
import type { ApiContext } from './api-context.ts'
import { NotFoundError } from './errors.ts'
import { frameDocument } from './frame-document.ts'
import { imagePage } from './image-page.ts'
import { isFramed } from './shown-response.ts'
import { mechanismOf, showsResponses } from './task-views.ts'
import { createRouter, problemReply } from './validated.ts'

const tags = ['frames']
const WorkParams = z.object({ leaseId: z.string(), responseId: z.string() })
const TrainingParams = z.object({ trainingId: PathId, responseId: z.string() })
const TaskParams = z.object({ taskId: z.string(), responseId: z.string() })
const responses = {
  200: {
    description: 'A live page in its sandbox: for a frame, and of no use outside one',
    content: { 'text/html': { schema: z.string() } },
  },
  ...problemReply,
}

/** Live responses and pictures, each in its opaque frame. The ids in the path are opaque too: who was not shown a task cannot name its pages. */
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
    const presented = LeaseId.safeParse(leaseId).success ? await findPresented(context, leaseId) : undefined
    return replyWithFrame(c, presented?.responses, responseId) as never
  })

  const training = createRoute({
    method: 'get',
    path: '/frame/training/{trainingId}/{responseId}',
    tags,
    summary: 'A response of a training task',
    request: { params: TrainingParams },
    responses,
  })
  router.openapi(training, async (c) => {
    const { trainingId, responseId } = c.req.valid('param')
    return replyWithFrame(c, await findTraining(context, trainingId), responseId) as never
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

async function findPresented({ db, homes }: ApiContext, leaseId: string): Promise<PresentedTask | undefined> {
  for (const { hotkey } of homes) {
    const presented = await findHeld(db, { miner: hotkey, leaseId })
    if (presented !== undefined) return PresentedTask.parse(presented)
  }
  return undefined
}

/** Drawn anew: a training task is not kept with what it shows. */
async function findTraining({ db, homes }: ApiContext, id: string): Promise<TaskResponse[] | undefined> {
  for (const { hotkey } of homes) {
    const row = await findTrainingTask(db, { miner: hotkey, id })
    if (row) return drawTrainingTask(row, await trainingSecret(db, hotkey)).responses.map(({ response }) => response)
  }
  return undefined
}

function replyWithFrame(c: Context, responses: readonly TaskResponse[] | undefined, responseId: string): Response {
  const response = responses?.find(({ id, kind }) => id === responseId && isFramed(kind))
  if (!response) throw new NotFoundError({ what: 'frame', id: responseId })
  return c.html(frameDocument(response.kind === 'image' ? imagePage(response.content) : response.content), 200, {
    'content-security-policy': FRAME_CSP,
    'cross-origin-resource-policy': 'cross-origin',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), clipboard-read=(), clipboard-write=(), fullscreen=()',
    'cache-control': 'private, max-age=600',
  })
}

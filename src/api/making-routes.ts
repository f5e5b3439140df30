import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import type { AttemptRecord } from '../generation/attempt.ts'
import { TaskId } from '../protocol/ids.ts'
import { TaskMakingReply } from '../protocol/task-making.ts'
import { getBlob } from '../store/blobs.ts'
import { findRecordOfTask } from '../store/task-supply.ts'
import { findTask, type TaskRow } from '../store/tasks.ts'
import type { ApiContext } from './api-context.ts'
import { NotFoundError } from './errors.ts'
import { readTaskMaking } from './task-making-view.ts'
import { createRouter, jsonReply, problemReply } from './validated.ts'

const tags = ['explore']
const SCREENSHOT_TYPE = 'image/jpeg'

/** How tasks were made, for anybody, once they are closed: while one is open this would tell its judges the truth. */
export function makingRoutes({ db }: ApiContext) {
  const router = createRouter()

  async function closedTask(id: string): Promise<TaskRow> {
    const row = TaskId.safeParse(id).success ? await findTask(db, id) : undefined
    if (!row || row.state === 'open') throw new NotFoundError({ what: 'closed task', id })
    return row
  }

  router.openapi(
    createRoute({
      method: 'get',
      path: '/api/tasks/{id}/making',
      tags,
      summary: 'How a closed task was made: seed, requirements, edits, responses, verification',
      request: { params: z.object({ id: z.string().max(100) }) },
      responses: jsonReply(TaskMakingReply, 'Refused as unknown while the task is open'),
    }),
    async (c) => c.json({ making: await readTaskMaking({ db }, await closedTask(c.req.valid('param').id)) }, 200),
  )

  router.openapi(
    createRoute({
      method: 'get',
      path: '/api/blobs/{hash}',
      tags,
      summary: 'Screenshot of a response of a closed task',
      request: {
        params: z.object({ hash: z.string().max(100) }),
        query: z.object({ task: z.string().max(100).describe('the task whose response it shows') }),
      },
      responses: { 200: { description: 'The picture', content: { [SCREENSHOT_TYPE]: { schema: z.string() } } }, ...problemReply },
    }),
    async (c) => {
      const { hash } = c.req.valid('param')
      const { id } = await closedTask(c.req.valid('query').task)
      const record = (await findRecordOfTask(db, id)) as AttemptRecord | undefined
      const isOfTask = record?.responses?.some(({ screenshot }) => screenshot === hash)
      const blob = isOfTask ? await getBlob(db, hash) : undefined
      if (blob?.type !== SCREENSHOT_TYPE) throw new NotFoundError({ what: 'screenshot', id: hash })
      return c.body(new Uint8Array(blob.bytes), 200, {
        'content-type': SCREENSHOT_TYPE,
        'cache-control': 'public, max-age=31536000, immutable',
        'cross-origin-resource-policy': 'same-origin',
      }) as never
    },
  )
  return router
}

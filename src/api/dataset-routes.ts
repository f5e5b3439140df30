import { createRoute } from '@hono/zod-openapi'
import { stream } from 'hono/streaming'
import * as z from 'zod'
import { DATASET_FORMATS, datasetLines } from '../datasets/dataset-lines.ts'
import { preferencePairs } from '../datasets/preference-pairs.ts'
import { DatasetPage } from '../protocol/dataset.ts'
import { countJudgments, listJudgments } from '../store/judgments.ts'
import { countPairs, listScoredTasks } from '../store/tasks.ts'
import type { ApiContext } from './api-context.ts'
import { readCursor } from './read-cursor.ts'
import { taskReader } from './task-reader.ts'
import { mechanismOf } from './task-views.ts'
import { createRouter, jsonReply, problemReply } from './validated.ts'

const tags = ['dataset']

/** The dataset so far: pages to look at, files to train on. */
export function datasetRoutes(context: ApiContext) {
  const router = createRouter()
  const { db } = context
  const secrets = new Map<string, string>(context.validators.map(({ hotkey, secret }) => [hotkey, secret]))
  const reader = taskReader(
    (name) => mechanismOf(context, name),
    (validator) => secrets.get(validator) ?? '',
  )

  const page = createRoute({
    method: 'get',
    path: '/api/dataset',
    tags,
    summary: 'Preference pairs, newest tasks first',
    request: {
      query: z.object({
        limit: z.coerce.number().int().min(1).max(50).default(10).describe('tasks a page'),
        cursor: z.string().max(200).optional(),
      }),
    },
    responses: jsonReply(DatasetPage, 'All pairs of `limit` tasks; pass `next` back as `cursor`'),
  })
  router.openapi(page, async (c) => {
    const { limit, cursor } = c.req.valid('query')
    const before = readCursor(cursor)
    const rows = await listScoredTasks(db, { limit, newestFirst: true, after: before && { scoredMs: before.createdMs, id: before.id } })
    const judgments = Map.groupBy(
      await listJudgments(
        db,
        rows.map((row) => row.id),
      ),
      (judgment) => judgment.task_id,
    )
    const [totals, counts] = [await countPairs(db), await countJudgments(db)]
    const last = rows.length === limit ? rows.at(-1) : undefined
    return c.json(
      {
        totals: { ...totals, judgments: counts.total, simulatedJudgments: counts.simulated },
        pairs: rows.flatMap((row) => {
          const judged = judgments.get(row.id) ?? []
          return preferencePairs(row, judged, reader.texts(row, judged))
        }),
        next: last ? `${last.scored_ms}~${last.id}` : null,
      },
      200,
    )
  })

  const download = createRoute({
    method: 'get',
    path: '/api/dataset/download',
    tags,
    summary: 'The whole dataset as JSON lines, or as CSV',
    request: { query: z.object({ format: z.enum(DATASET_FORMATS).default('trl-preference') }) },
    responses: {
      200: {
        description: 'One JSON object a line; grades: a line of CSV each',
        content: { 'application/jsonl': { schema: z.string() }, 'text/csv': { schema: z.string() } },
      },
      ...problemReply,
    },
  })
  router.openapi(download, (c) => {
    const { format } = c.req.valid('query')
    const [type, ending] = format === 'grades' ? ['text/csv', 'csv'] : ['application/jsonl', 'jsonl']
    c.header('content-type', `${type}; charset=utf-8`)
    c.header('content-disposition', `attachment; filename="kumite-${format}.${ending}"`)
    return stream(
      c,
      async (out) => {
        for await (const line of datasetLines(db, reader, format)) {
          if (out.aborted) return // nobody is there to read the rest
          await out.write(line)
        }
      },
      async (error) => context.log(error),
    ) as never
  })
  return router
}

import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { Uid } from '../protocol/ids.ts'
import { NeuronDetail, type NeuronTask, NeuronTaskList } from '../protocol/neuron-detail.ts'
import { listTasksJudged, listTasksSet, type NeuronTaskRow } from '../store/neuron-tasks.ts'
import type { ApiContext } from './api-context.ts'
import { NotFoundError } from './errors.ts'
import { mechanismMetagraph } from './mechanism-metagraph.ts'
import { toNeuronDetail } from './neuron-detail-view.ts'
import type { PastEpoch } from './past-epochs.ts'
import { createRouter, jsonReply } from './validated.ts'

const tags = ['explore']
const params = z.object({
  uid: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .pipe(Uid),
})

/** What anybody may read of one neuron. */
export function neuronRoutes({ db, chain, labels }: ApiContext, pastEpochs: () => Promise<readonly PastEpoch[]>) {
  const router = createRouter()

  router.openapi(
    createRoute({
      method: 'get',
      path: '/api/neurons/{uid}',
      tags,
      summary: 'One neuron: its weights, and its past',
      request: { params, query: z.object({ mechid: z.coerce.number().int().min(0).max(15).default(0) }) },
      responses: jsonReply(NeuronDetail, 'Weights are those of one mechanism'),
    }),
    async (c) => {
      const { uid } = c.req.valid('param')
      const { mechid } = c.req.valid('query')
      const metagraph = await mechanismMetagraph(chain, mechid)
      const [bonds, { immunityPeriod }, epochs] = await Promise.all([chain.bonds(mechid), chain.hyperparameters(), pastEpochs()])
      const detail = toNeuronDetail(uid, { metagraph, bonds, immunityPeriod, epochs, labels })
      if (!detail) throw new NotFoundError({ what: 'neuron', id: String(uid) })
      return c.json(detail, 200)
    },
  )

  router.openapi(
    createRoute({
      method: 'get',
      path: '/api/neurons/{uid}/tasks',
      tags,
      summary: 'Tasks that a neuron set or was scored on',
      request: { params, query: z.object({ limit: z.coerce.number().int().min(1).max(200).default(20) }) },
      responses: jsonReply(NeuronTaskList, 'Newest first; never who judged an open task'),
    }),
    async (c) => {
      const { uid } = c.req.valid('param')
      const { limit } = c.req.valid('query')
      const neuron = (await chain.metagraph()).neurons.find((candidate) => candidate.uid === uid)
      if (!neuron) throw new NotFoundError({ what: 'neuron', id: String(uid) })
      const { hotkey } = neuron
      const set = (await listTasksSet(db, { hotkey, limit })).map((row) => toNeuronTask(row, 'set', null))
      const judged = (await listTasksJudged(db, { hotkey, limit })).map((row) => toNeuronTask(row, 'judged', row.value))
      return c.json({ tasks: [...set, ...judged].sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1)).slice(0, limit) }, 200)
    },
  )
  return router
}

function toNeuronTask(row: NeuronTaskRow, part: NeuronTask['part'], score: number | null): NeuronTask {
  const { id, title, domain, state } = row
  return { id: id as NeuronTask['id'], title, domain, state, part, createdAt: new Date(row.created_ms).toISOString(), score }
}

import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { Health, NetworkView } from '../protocol/explore.ts'
import { IncentiveHistory, MetagraphView } from '../protocol/metagraph.ts'
import { countJudgments } from '../store/judgments.ts'
import { countTasksByState } from '../store/tasks.ts'
import type { ApiContext } from './api-context.ts'
import { toMetagraphView } from './neuron-views.ts'
import { createRouter, jsonReply } from './validated.ts'

const tags = ['explore']

/** What anybody may read of the network: its health, its settings, its metagraph, its past epochs. */
export function networkRoutes(context: ApiContext) {
  const router = createRouter()
  const { db, chain, labels, clock } = context
  let past: { epoch: number; epochs: Awaited<ReturnType<ApiContext['epochs']>> } | undefined

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
      request: { query: z.object({ mechid: z.coerce.number().int().min(0).max(15).default(0) }) },
      responses: jsonReply(MetagraphView, 'Shares are numbers in [0, 1]'),
    }),
    async (c) => c.json(toMetagraphView(await chain.metagraph(c.req.valid('query').mechid), labels), 200),
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
      const metagraph = await chain.metagraph()
      // Read anew once an epoch, however many pages ask.
      if (past?.epoch !== metagraph.epoch) past = { epoch: metagraph.epoch, epochs: await context.epochs(500) }
      const { epochs } = past
      const miners = metagraph.neurons.filter((neuron) => labels.get(neuron.hotkey)?.role === 'miner')
      const uids = miners.map((neuron) => neuron.uid)
      const incentive = epochs.map(({ epoch }) => {
        const byUid = new Map(epoch.neurons.map((neuron) => [neuron.uid, neuron.incentive]))
        return uids.map((uid) => byUid.get(uid) ?? 0)
      })
      return c.json({ uids, epochs: epochs.map(({ header, epoch }) => ({ epoch: epoch.epoch, block: header.block })), incentive }, 200)
    },
  )

  return router
}

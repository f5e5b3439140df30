import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { BaseError } from '../core/base-error.ts'
import { Health, NetworkView } from '../protocol/explore.ts'
import { HyperparameterList } from '../protocol/hyperparameters.ts'
import { MetagraphView, WeightMatrix } from '../protocol/metagraph.ts'
import { countJudgments } from '../store/judgments.ts'
import { countTasksByState } from '../store/tasks.ts'
import type { ApiContext } from './api-context.ts'
import { toHyperparameterViews } from './hyperparameter-views.ts'
import { mechanismMetagraph } from './mechanism-metagraph.ts'
import { toMetagraphView } from './neuron-views.ts'
import { createRouter, jsonReply } from './validated.ts'

const tags = ['explore']

/** What anybody may read of the network: its health, its settings, its metagraph and weights. */
export function networkRoutes(context: ApiContext) {
  const router = createRouter()
  const { db, chain, labels, clock } = context
  let lastSeen = { block: 0, epoch: 0 }
  const mechanismQuery = z.object({ mechid: z.coerce.number().int().min(0).max(15).default(0) })

  router.openapi(
    createRoute({
      method: 'get',
      path: '/api/health',
      tags,
      summary: 'Is it well?',
      responses: jsonReply(Health, 'Always 200 while the server answers'),
    }),
    async (c) => {
      const problems = context.problems()
      try {
        const { block, epoch } = await chain.metagraph()
        lastSeen = { block, epoch }
      } catch (error) {
        if (!(error instanceof BaseError)) throw error
        problems.push(`chain: ${error.message}`) // it is elsewhere, and away: the server is not
      }
      const uptimeSeconds = Math.round((clock.now() - context.startedMs) / 1000)
      return c.json(
        {
          status: problems.length ? ('degraded' as const) : ('ok' as const),
          version: context.version,
          ...lastSeen,
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
      const [metagraph, { tempo, mechanismCount }, tasks, judgments] = await Promise.all([
        chain.metagraph(),
        chain.hyperparameters(),
        countTasksByState(db),
        countJudgments(db),
      ])
      const homes = context.homes.map(({ hotkey }) => ({
        hotkey,
        uid: metagraph.neurons.find((neuron) => neuron.hotkey === hotkey)?.uid ?? -1,
        name: labels.get(hotkey)?.name ?? hotkey,
      }))
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
          mechanisms: Array.from({ length: mechanismCount }, (_, mechid) => tellMechanism(context, mechid)),
          tasks,
          judgments,
          home: homes[0] ? { hotkey: homes[0].hotkey, uid: homes[0].uid } : null,
          homes,
          validators: context.validators.map(({ hotkey }) => hotkey),
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
      request: { query: mechanismQuery },
      responses: jsonReply(MetagraphView, 'Shares are numbers in [0, 1]'),
    }),
    async (c) => c.json(toMetagraphView(await mechanismMetagraph(chain, c.req.valid('query').mechid), labels), 200),
  )

  router.openapi(
    createRoute({
      method: 'get',
      path: '/api/weights',
      tags,
      summary: 'Who gave which weight',
      request: { query: mechanismQuery },
      responses: jsonReply(WeightMatrix, 'Rows and weights of no weight are left out; shares to six decimals'),
    }),
    async (c) => {
      const { mechid, block, weights } = await mechanismMetagraph(chain, c.req.valid('query').mechid)
      const rows = [...weights].map(([uid, row]) => ({
        uid,
        weights: row.map(([to, share]): [number, number] => [to, Math.round(share * 1e6) / 1e6]),
      }))
      return c.json({ mechid, block, rows }, 200)
    },
  )

  router.openapi(
    createRoute({
      method: 'get',
      path: '/api/hyperparameters',
      tags,
      summary: "The subnet's hyperparameters, explained",
      responses: jsonReply(HyperparameterList, 'Every one that the chain tells'),
    }),
    async (c) => {
      const [hyperparameters, price] = await Promise.all([chain.hyperparameters(), chain.registrationPrice()])
      return c.json(
        { netuid: chain.netuid, registrationPriceRao: price.toString(), hyperparameters: toHyperparameterViews(hyperparameters) },
        200,
      )
    },
  )

  return router
}

/** A mechanism of the subnet; nobody but its validators knows what it is. */
function tellMechanism({ validators }: ApiContext, mechid: number): NetworkView['mechanisms'][number] {
  const running = validators[0]?.mechanisms.find((candidate) => candidate.mechid === mechid)
  return { mechid, name: running?.mechanism.name ?? `mechanism ${mechid}`, version: running?.mechanism.version ?? 'unknown' }
}

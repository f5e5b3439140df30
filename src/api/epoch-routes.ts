import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import type { EpochRanEvent } from '../chain/chain.ts'
import { EpochList, type EpochSummary, Measure, MeasureHistory } from '../protocol/epochs.ts'
import type { ApiContext } from './api-context.ts'
import { toMetagraphView } from './neuron-views.ts'
import type { PastEpoch } from './past-epochs.ts'
import { createRouter, jsonReply } from './validated.ts'

const tags = ['explore']
type NeuronOutcome = EpochRanEvent['neurons'][number]

const READ: Readonly<Record<Measure, (neuron: NeuronOutcome) => number>> = {
  incentive: ({ incentive }) => incentive,
  validatorTrust: ({ validatorTrust }) => validatorTrust,
  dividends: ({ dividends }) => dividends,
  emission: ({ serverRao, validatorRao }) => Number(serverRao + validatorRao) / 1e9,
}

/** The network over time: what each epoch paid, and how its neurons did. */
export function epochRoutes({ chain, labels }: ApiContext, pastEpochs: () => Promise<readonly PastEpoch[]>) {
  const router = createRouter()

  router.openapi(
    createRoute({
      method: 'get',
      path: '/api/history',
      tags,
      summary: 'One measure by epoch and uid',
      request: {
        query: z.object({ measure: Measure.default('incentive'), most: z.coerce.number().int().min(1).max(256).default(16) }),
      },
      responses: jsonReply(MeasureHistory, 'The last 500 epochs, oldest first, of the neurons that have most of it now'),
    }),
    async (c) => {
      const { measure, most } = c.req.valid('query')
      const [metagraph, epochs] = await Promise.all([chain.metagraph(), pastEpochs()])
      const read = READ[measure]
      const newest = outcomesByHotkey(epochs.at(-1))
      const having = toMetagraphView(metagraph, labels).neurons.filter(
        ({ role }) => measure === 'emission' || (measure === 'incentive') === (role === 'miner'),
      )
      const amount = (hotkey: string) => {
        const outcome = newest.get(hotkey)
        return outcome ? read(outcome) : 0
      }
      const shown = having
        .toSorted((a, b) => amount(b.hotkey) - amount(a.hotkey))
        .slice(0, most)
        .sort((a, b) => a.uid - b.uid)
      const values = epochs.map((past) => {
        const outcomes = outcomesByHotkey(past)
        return shown.map(({ hotkey }) => {
          const outcome = outcomes.get(hotkey)
          return outcome ? Math.round(read(outcome) * 1e6) / 1e6 : 0
        })
      })
      return c.json({ measure, uids: shown.map(({ uid }) => uid), of: having.length, epochs: epochs.map(toPoint), values }, 200)
    },
  )

  router.openapi(
    createRoute({
      method: 'get',
      path: '/api/epochs',
      tags,
      summary: 'What each epoch paid',
      request: { query: z.object({ limit: z.coerce.number().int().min(1).max(500).default(500) }) },
      responses: jsonReply(EpochList, 'The newest epochs, oldest of them first'),
    }),
    async (c) => c.json({ epochs: (await pastEpochs()).slice(-c.req.valid('query').limit).map(toSummary) }, 200),
  )
  return router
}

function outcomesByHotkey(past: PastEpoch | undefined): ReadonlyMap<string, NeuronOutcome> {
  return new Map(past?.epoch.neurons.map((neuron) => [neuron.hotkey, neuron]))
}

function toPoint({ header, epoch }: PastEpoch): { epoch: number; block: number } {
  return { epoch: epoch.epoch, block: header.block }
}

function toSummary(past: PastEpoch): EpochSummary {
  const { neurons } = past.epoch
  const trusts = neurons.map(({ validatorTrust }) => validatorTrust).filter((trust) => trust > 0)
  return {
    ...toPoint(past),
    at: new Date(past.header.timeMs).toISOString(),
    minerRao: neurons.reduce((sum, { serverRao }) => sum + serverRao, 0n).toString(),
    validatorRao: neurons.reduce((sum, { validatorRao }) => sum + validatorRao, 0n).toString(),
    miners: neurons.filter(({ serverRao }) => serverRao > 0n).length,
    validators: neurons.filter(({ validatorRao }) => validatorRao > 0n).length,
    validatorTrust: trusts.length === 0 ? null : trusts.reduce((sum, trust) => sum + trust, 0) / trusts.length,
  }
}

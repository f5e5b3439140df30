import * as z from 'zod'
import { Uid } from './ids.ts'

export const Role = z.enum(['validator', 'miner', 'owner'])
export type Role = z.infer<typeof Role>

/** One neuron as the explorer shows it. Shares are numbers in [0, 1]; amounts are decimal strings of rao. */
export const NeuronView = z.object({
  uid: Uid,
  hotkey: z.string(),
  role: Role,
  name: z.string(),
  behaviour: z.string().nullable().describe('declared behaviour of simulated workers; null for people and for validators'),
  simulated: z.boolean(),
  stake: z.number().describe('share of the stake weight of the whole subnet'),
  consensus: z.number(),
  trust: z
    .number()
    .describe('validators: share of their weights that consensus kept; miners: consensus-clipped rank over rank, 0 without weights'),
  incentive: z.number(),
  dividends: z.number(),
  emission: z.number().describe("share of the last epoch's emission"),
  lastUpdate: z.number().int().describe('block of its last weights (validators) or its registration'),
  validatorPermit: z.boolean(),
  stakeRao: z.string(),
  emissionRao: z.string().describe('paid for the last epoch'),
})
export type NeuronView = z.infer<typeof NeuronView>

export const MetagraphView = z.object({ block: z.number().int(), epoch: z.number().int(), neurons: z.array(NeuronView) })
export type MetagraphView = z.infer<typeof MetagraphView>

/** Incentive per epoch and uid, for the plot: `incentive[k][n]` belongs to `epochs[k]` and `uids[n]`. */
export const IncentiveHistory = z.object({
  uids: z.array(Uid),
  epochs: z.array(z.object({ epoch: z.number().int(), block: z.number().int() })),
  incentive: z.array(z.array(z.number())),
})
export type IncentiveHistory = z.infer<typeof IncentiveHistory>

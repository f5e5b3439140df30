import * as z from 'zod'
import { Uid } from './ids.ts'

export const Role = z.enum(['validator', 'miner', 'owner'])
export type Role = z.infer<typeof Role>

/** One neuron as the explorer shows it. Shares are numbers in [0, 1]; amounts are decimal strings of rao. */
export const NeuronView = z.object({
  uid: Uid,
  hotkey: z.string(),
  coldkey: z.string().describe('owner of the hotkey; its stake is what the neuron earns'),
  role: Role,
  name: z.string(),
  behaviour: z.string().nullable().describe('declared behaviour of simulated workers; null for people and for validators'),
  simulated: z.boolean(),
  stake: z.number().describe('share of the stake weight of the whole subnet'),
  stakeWeight: z.number().describe('what its stake counted for in the last epoch, share of the subnet'),
  consensus: z.number(),
  trust: z
    .number()
    .describe('validators: share of their weights that consensus kept; miners: consensus-clipped rank over rank, 0 without weights'),
  incentive: z.number(),
  dividends: z.number(),
  emission: z.number().describe("share of the last epoch's emission"),
  lastUpdate: z.number().int().describe('block of its last weights (validators) or its registration'),
  registeredAt: z.number().int().describe('block'),
  active: z.boolean().describe('its weights were young enough for the last epoch'),
  validatorPermit: z.boolean(),
  axon: z.string().nullable().describe('ip:port where it says it can be reached; null until it does'),
  stakeRao: z.string(),
  emissionRao: z.string().describe('paid for the last epoch'),
})
export type NeuronView = z.infer<typeof NeuronView>

export const MetagraphView = z.object({ block: z.number().int(), epoch: z.number().int(), neurons: z.array(NeuronView) })
export type MetagraphView = z.infer<typeof MetagraphView>

/** Weights of one mechanism, as stored: a row per neuron that set any, each row summing to 1. */
export const WeightMatrix = z.object({
  mechid: z.number().int(),
  block: z.number().int(),
  rows: z.array(z.object({ uid: Uid, weights: z.array(z.tuple([Uid, z.number()])).describe('pairs of a uid and the share it got') })),
})
export type WeightMatrix = z.infer<typeof WeightMatrix>

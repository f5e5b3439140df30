import * as z from 'zod'
import { TaskId, Uid } from './ids.ts'
import { NeuronView } from './metagraph.ts'

/** One weight with its bond, as seen from one of their ends: `uid`, `name` and `stakeWeight` are the other's. */
export const WeightEnd = z.object({
  uid: Uid,
  name: z.string(),
  stakeWeight: z.number(),
  share: z.number().describe('of all that the validator gave'),
  counted: z.number().describe('what consensus left of it: the smaller of the share and the consensus weight'),
  bond: z.number().describe("the validator's bond with the other, which its dividends come from; 1 is the most there is"),
})
export type WeightEnd = z.infer<typeof WeightEnd>

/** What one epoch brought one neuron. */
export const NeuronEpoch = z.object({
  epoch: z.number().int(),
  block: z.number().int(),
  incentive: z.number(),
  dividends: z.number(),
  consensus: z.number(),
  validatorTrust: z.number(),
  emissionRao: z.string(),
})
export type NeuronEpoch = z.infer<typeof NeuronEpoch>

/** All that is known of one neuron. */
export const NeuronDetail = z.object({
  block: z.number().int(),
  epoch: z.number().int(),
  mechid: z.number().int(),
  neuron: NeuronView,
  immuneUntil: z.number().int().nullable().describe('block until which it cannot be replaced; null once that is over'),
  received: z.array(WeightEnd).describe('largest first'),
  given: z.array(WeightEnd).describe('largest first'),
  history: z.array(NeuronEpoch).describe('since its hotkey came, oldest first'),
})
export type NeuronDetail = z.infer<typeof NeuronDetail>

/** A task that a neuron had a part in. Whoever judged an open task stays hidden. */
export const NeuronTask = z.object({
  id: TaskId,
  title: z.string(),
  domain: z.string(),
  part: z.enum(['set', 'judged']),
  state: z.enum(['open', 'scored', 'expired', 'void']),
  createdAt: z.iso.datetime(),
  score: z.number().nullable().describe('in [-1, 1], of its judgment; null where it set the task'),
})
export type NeuronTask = z.infer<typeof NeuronTask>

export const NeuronTaskList = z.object({ tasks: z.array(NeuronTask) })
export type NeuronTaskList = z.infer<typeof NeuronTaskList>

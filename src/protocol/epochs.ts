import * as z from 'zod'
import { Uid } from './ids.ts'

/** What the explorer draws over time. Emission is in alpha per epoch; all else are shares in [0, 1]. */
export const Measure = z.enum(['incentive', 'validatorTrust', 'dividends', 'emission'])
export type Measure = z.infer<typeof Measure>

/** One measure per epoch and uid, for the plot: `values[k][n]` belongs to `epochs[k]` and `uids[n]`; 0 before the neuron had come. */
export const MeasureHistory = z.object({
  measure: Measure,
  uids: z.array(Uid),
  of: z.number().int().describe('how many neurons have this measure; the largest of them are in `uids`'),
  epochs: z.array(z.object({ epoch: z.number().int(), block: z.number().int() })),
  values: z.array(z.array(z.number())),
})
export type MeasureHistory = z.infer<typeof MeasureHistory>

/** What one epoch paid, and how well its validators agreed. Amounts are decimal strings of rao. */
export const EpochSummary = z.object({
  epoch: z.number().int(),
  block: z.number().int(),
  at: z.iso.datetime(),
  minerRao: z.string().describe('paid to miners, by incentive'),
  validatorRao: z.string().describe('paid to validators and to who staked on them, by dividends'),
  miners: z.number().int().describe('how many were paid as miners'),
  validators: z.number().int().describe('how many were paid as validators'),
  validatorTrust: z.number().nullable().describe('mean of the validators whose weights counted; null without any'),
})
export type EpochSummary = z.infer<typeof EpochSummary>

export const EpochList = z.object({ epochs: z.array(EpochSummary) })
export type EpochList = z.infer<typeof EpochList>

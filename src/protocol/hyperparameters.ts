import * as z from 'zod'

/**
 * What a hyperparameter counts. `share`: a number in [0, 1] that the chain keeps as u16; `millionths` likewise, in millionths;
 * `tao` and `alpha`: a decimal string of rao.
 */
export const HyperparameterUnit = z.enum(['share', 'millionths', 'blocks', 'epochs', 'uids', 'count', 'number', 'tao', 'alpha', 'switch'])
export type HyperparameterUnit = z.infer<typeof HyperparameterUnit>

/** One setting of the subnet, in the pallet's name. */
export const HyperparameterView = z.object({
  name: z.string(),
  group: z.enum(['Epoch', 'Weights', 'Consensus', 'Registration', 'Neurons']),
  unit: HyperparameterUnit,
  value: z.union([z.number(), z.string(), z.boolean()]),
  words: z.string().describe('what it does, for people'),
})
export type HyperparameterView = z.infer<typeof HyperparameterView>

export const HyperparameterList = z.object({
  netuid: z.number().int(),
  registrationPriceRao: z.string().describe('what registering burns now'),
  hyperparameters: z.array(HyperparameterView),
})
export type HyperparameterList = z.infer<typeof HyperparameterList>

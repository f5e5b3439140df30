import * as z from 'zod'
import { Behaviour } from './behaviour.ts'

/** Who takes part in a network beside the miner `home`: kept with a network, so that it stays what it was founded as. */
export const Population = z.object({
  miners: z.array(z.object({ name: z.string(), behaviour: Behaviour })),
  validators: z.array(z.object({ name: z.string(), stakeShare: z.number().describe("part of the validators' stake, summing to 1") })),
  workersPerMiner: z.number().int().min(1),
})
export type Population = z.infer<typeof Population>

/** Who takes part when nothing else is asked for. The miner `home`, at which people sit, comes on top. All names are invented. */
export const DEFAULT_POPULATION: Population = {
  miners: [
    { name: 'mori', behaviour: { name: 'honest', noise: 0.6 } },
    { name: 'kano', behaviour: { name: 'honest', noise: 0.75 } },
    { name: 'abe', behaviour: { name: 'honest', noise: 0.9 } },
    { name: 'sato', behaviour: { name: 'honest', noise: 1 } },
    { name: 'kage', behaviour: { name: 'copier', of: 'sato' } },
    { name: 'nakai', behaviour: { name: 'careless', attentive: 0.4 } },
    { name: 'ueda', behaviour: { name: 'random' } },
    { name: 'ishii', behaviour: { name: 'constant' } },
  ],
  validators: [
    { name: 'north', stakeShare: 0.6 },
    { name: 'south', stakeShare: 0.4 },
  ],
  workersPerMiner: 3,
}

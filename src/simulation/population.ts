import * as z from 'zod'
import { Behaviour } from './behaviour.ts'
import { PromptingBehaviour } from './prompting/prompting-behaviour.ts'

/** Who takes part in a network beside the miner `home`: kept with a network, so that it stays what it was founded as. */
export const Population = z.object({
  miners: z.array(
    z.object({
      name: z.string(),
      behaviour: Behaviour,
      prompting: PromptingBehaviour.optional().describe('how it answers challenges; absent where it answers none'),
    }),
  ),
  validators: z.array(z.object({ name: z.string(), stakeShare: z.number().describe("part of the validators' stake, summing to 1") })),
  workersPerMiner: z.number().int().min(1),
})
export type Population = z.infer<typeof Population>

/** What the two specialists among the answering miners are good at. */
const KNOWLEDGE = ['question-answering', 'summarisation', 'date-question', 'translation', 'multiple-choice', 'sentiment']
const REASONING = ['mathematics', 'table-reasoning', 'unit-conversion', 'code-debugging', 'code-writing', 'instruction-following']

/** Who takes part when nothing else is asked for. The miner `home`, at which people sit, comes on top. All names are invented. */
export const DEFAULT_POPULATION: Population = {
  miners: [
    {
      name: 'mori',
      behaviour: { name: 'honest', noise: 0.6 },
      prompting: { name: 'specialist', types: KNOWLEDGE, skill: 0.95, elsewhere: 0.3 },
    },
    {
      name: 'kano',
      behaviour: { name: 'honest', noise: 0.75 },
      prompting: { name: 'specialist', types: REASONING, skill: 0.95, elsewhere: 0.3 },
    },
    { name: 'abe', behaviour: { name: 'honest', noise: 0.9 }, prompting: { name: 'generalist', skill: 0.75 } },
    { name: 'sato', behaviour: { name: 'honest', noise: 1 } },
    { name: 'kage', behaviour: { name: 'copier', of: 'sato' }, prompting: { name: 'answer-copier', of: 'abe' } },
    { name: 'nakai', behaviour: { name: 'careless', attentive: 0.4 } },
    { name: 'ueda', behaviour: { name: 'random' }, prompting: { name: 'echo' } },
    { name: 'ishii', behaviour: { name: 'constant' } },
  ],
  validators: [
    { name: 'north', stakeShare: 0.6 },
    { name: 'south', stakeShare: 0.4 },
  ],
  workersPerMiner: 3,
}

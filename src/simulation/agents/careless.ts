import * as z from 'zod'
import type { Agent } from './agent.ts'
import { guess } from './guess.ts'
import { look } from './look.ts'

export const Careless = z.object({
  name: z.literal('careless'),
  attentive: z.number().min(0).max(1).describe('share of the tasks that it looks at'),
})

/** Looks at a share of its tasks, and guesses the others. */
export function careless({ attentive }: z.infer<typeof Careless>): Agent {
  return {
    words: `careless, looks at ${Math.round(attentive * 100)} % of the tasks`,
    capacity: 1,
    decide: (situation) => (situation.rng.next() < attentive ? look(situation) : guess(situation)),
  }
}

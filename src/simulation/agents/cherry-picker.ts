import * as z from 'zod'
import type { Agent } from './agent.ts'
import { percepts } from './look.ts'
import { verdictOf } from './verdict-of.ts'

export const CherryPicker = z.object({
  name: z.literal('cherry-picker'),
  range: z
    .number()
    .min(0)
    .describe('from the worst to the best as it sees them, in points of the 10-point scale: it answers from there on'),
})

/** Looks at every task, answers where the responses seem far apart, and gives back the others. */
export function cherryPicker({ range }: z.infer<typeof CherryPicker>): Agent {
  return {
    words: `cherry-picker: gives back tasks whose responses seem less than ${range} points apart`,
    capacity: 1,
    decide(situation) {
      const seen = percepts(situation)
      if (Math.max(...seen) - Math.min(...seen) < range) return { kind: 'give-back', looked: true }
      return { kind: 'answer', verdict: verdictOf(situation.presented, seen), looked: true }
    },
  }
}

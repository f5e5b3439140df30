import * as z from 'zod'
import type { Agent } from './agent.ts'
import { percepts } from './look.ts'
import { rankedVerdict } from './verdict-of.ts'

export const Extreme = z.object({ name: z.literal('extreme') })

/** Looks, and then knows only the two ends of the scale: all or nothing. */
export function extreme(): Agent {
  return {
    words: 'extreme: gives only the best grade or the worst',
    capacity: 1,
    decide(situation) {
      const { presented } = situation
      const seen = percepts(situation)
      const middle = seen.reduce((sum, percept) => sum + percept, 0) / seen.length
      const { min, max } = presented.criterion
      const verdict = rankedVerdict(presented, (_, index) => (seen[index]! >= middle ? { grade: max, rank: 1 } : { grade: min, rank: 2 }))
      return { kind: 'answer', verdict, looked: true }
    },
  }
}

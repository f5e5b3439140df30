import * as z from 'zod'
import type { Agent } from './agent.ts'
import { rankedVerdict } from './verdict-of.ts'

export const Constant = z.object({ name: z.literal('constant') })

/** Calls everything equal, in the middle of the scale. */
export function constant(): Agent {
  return {
    words: 'constant: calls everything equal',
    capacity: 1,
    decide({ presented }) {
      const grade = Math.round((presented.criterion.min + presented.criterion.max) / 2)
      return { kind: 'answer', verdict: rankedVerdict(presented, () => ({ grade, rank: 1 })), looked: false }
    },
  }
}

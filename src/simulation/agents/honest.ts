import * as z from 'zod'
import type { Agent } from './agent.ts'
import { look } from './look.ts'

export const Honest = z.object({
  name: z.literal('honest'),
  noise: z.number().min(0).describe('multiplies the noise of the median real rater: below 1 = more skilled'),
})

/** Looks at every task and says what it sees. */
export function honest({ noise }: z.infer<typeof Honest>): Agent {
  return { words: `honest, noise ${noise}x`, capacity: 1, decide: (situation) => look(situation, noise) }
}

import * as z from 'zod'
import type { Agent } from './agent.ts'
import { look } from './look.ts'

export const Honest = z.object({
  name: z.literal('honest'),
  noise: z.number().min(0).describe('multiplies the noise of the median real rater: below 1 = more skilled'),
  capacity: z.number().int().min(1).max(64).optional().describe('tasks it takes at a time; 1 where it is absent'),
})

/** Looks at every task and says what it sees. */
export function honest({ noise, capacity = 1 }: z.infer<typeof Honest>): Agent {
  const words = `honest, noise ${noise}x${capacity > 1 ? `, takes ${capacity} tasks at a time` : ''}`
  return { words, capacity, decide: (situation) => look(situation, noise) }
}

import * as z from 'zod'
import type { Agent } from './agent.ts'
import { look } from './look.ts'

export const Slow = z.object({
  name: z.literal('slow'),
  late: z.number().min(0).max(1).describe('share of the tasks that it answers too late'),
})

/** Looks at every task, and answers close to the end of the lease, or after it. */
export function slow({ late }: z.infer<typeof Slow>): Agent {
  return {
    words: `slow: answers ${Math.round(late * 100)} % of the tasks too late`,
    capacity: 1,
    decide(situation) {
      const { rng, waitedMs, leftMs } = situation
      const pointInLease = rng.next() < late ? 1.01 : 0.6
      return waitedMs < pointInLease * (waitedMs + leftMs) ? { kind: 'wait' } : look(situation)
    },
  }
}

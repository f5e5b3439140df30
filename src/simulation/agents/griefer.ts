import * as z from 'zod'
import type { Agent } from './agent.ts'

export const Griefer = z.object({
  name: z.literal('griefer'),
  abstains: z.boolean().describe('says that it cannot judge, instead of nothing'),
})

/** Takes all the tasks it can get, so that others cannot, and says nothing of them. */
export function griefer({ abstains }: z.infer<typeof Griefer>): Agent {
  return {
    words: `griefer: takes all it can get, and ${abstains ? 'abstains' : 'keeps silent'}`,
    capacity: 64,
    decide: () => (abstains ? { kind: 'answer', verdict: { kind: 'cannot-judge', why: 'unclear' }, looked: false } : { kind: 'wait' }),
  }
}

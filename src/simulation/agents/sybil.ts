import * as z from 'zod'
import { createRng } from '../../core/rng.ts'
import type { Agent } from './agent.ts'
import { look } from './look.ts'
import { taskKey } from './task-key.ts'

export const Sybil = z.object({
  name: z.literal('sybil'),
  person: z.string().describe('who looks: all identities of one person give its answers'),
  noise: z.number().min(0),
})

/** One person under several identities: it looks once at a task, and answers through each of them. */
export function sybil({ person, noise }: z.infer<typeof Sybil>): Agent {
  return {
    words: `sybil: an identity of "${person}", noise ${noise}x`,
    capacity: 1,
    decide(situation) {
      const { presented } = situation
      const responses = presented.responses.toSorted((a, b) => (a.content < b.content ? -1 : 1))
      const rng = createRng(`${person}/${taskKey(presented)}`)
      return look({ ...situation, presented: { ...presented, responses }, worker: { bias: 0, noise: 1 }, rng }, noise)
    },
  }
}

import * as z from 'zod'
import { createRng } from '../../core/rng.ts'
import { readCalibration } from '../calibration.ts'
import { drawWorkers } from '../simulated-worker.ts'
import type { Agent } from './agent.ts'
import { look } from './look.ts'
import { taskKey } from './task-key.ts'

export const Sybil = z.object({
  name: z.literal('sybil'),
  person: z.string().describe('who looks: all identities of one person give its answers'),
  noise: z.number().min(0),
  apart: z.number().min(0).max(1).optional().describe('part of the tasks at which each identity looks for itself; 0 where it is absent'),
})

/** One person under several identities: it looks once at a task, and answers through each of them. Whoever fears to be found out looks again now and then. */
export function sybil({ person, noise, apart = 0 }: z.infer<typeof Sybil>): Agent {
  const seen = new Set<string>()
  // Like any other worker: whoever is compared with this person must not differ from it in eyes or habits.
  const [worker] = drawWorkers({ count: 1, rng: createRng(`worker/${person}`), calibration: readCalibration() })
  return {
    words: `sybil: an identity of "${person}", noise ${noise}x${apart > 0 ? `, looks again at ${Math.round(apart * 100)} % of the tasks` : ''}`,
    capacity: 1,
    decide(situation) {
      const { presented } = situation
      const key = taskKey(presented)
      const again = apart > 0 && createRng(`apart/${person}/${key}`).next() < apart
      if (again) return look({ ...situation, worker: worker! }, noise)
      const first = !seen.has(key)
      seen.add(key)
      const rng = createRng(`${person}/${key}`)
      const responses = presented.responses.toSorted((a, b) => (a.content < b.content ? -1 : 1))
      return { ...look({ ...situation, presented: { ...presented, responses }, worker: worker!, rng }, noise), looked: first }
    },
  }
}

import * as z from 'zod'
import { createRng } from '../../core/rng.ts'
import { readCalibration } from '../calibration.ts'
import type { Agent } from './agent.ts'
import { guess } from './guess.ts'
import { qualityOf } from './look.ts'
import { taskKey } from './task-key.ts'
import { verdictOf } from './verdict-of.ts'

export const GoldLeaker = z.object({
  name: z.literal('gold-leaker'),
  leaked: z.number().min(0).max(1).describe('share of the tasks whose truth it knows'),
})

/** Has got hold of the truth of some tasks: answers those perfectly, and guesses the others. */
export function goldLeaker({ leaked }: z.infer<typeof GoldLeaker>): Agent {
  return {
    words: `gold-leaker: knows the truth of ${Math.round(leaked * 100)} % of the tasks, guesses the others`,
    capacity: 1,
    decide(situation) {
      const { presented, qualities } = situation
      if (createRng(`leak/${taskKey(presented)}`).next() >= leaked) return guess(situation)
      const { min, max } = readCalibration().scale
      const known = presented.responses.map(({ id }) => (min + max) / 2 + 2 * qualityOf(qualities, id))
      return { kind: 'answer', verdict: verdictOf(presented, known), looked: false }
    },
  }
}

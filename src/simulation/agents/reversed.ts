import * as z from 'zod'
import { readCalibration } from '../calibration.ts'
import type { Agent } from './agent.ts'
import { percepts } from './look.ts'
import { verdictOf } from './verdict-of.ts'

export const Reversed = z.object({ name: z.literal('reversed') })

/** Looks, and says the opposite: misread instructions, or sabotage. */
export function reversed(): Agent {
  return {
    words: 'reversed: says the opposite of what it sees',
    capacity: 1,
    decide(situation) {
      const { scale } = readCalibration()
      const turned = percepts(situation).map((percept) => scale.min + scale.max - percept)
      return { kind: 'answer', verdict: verdictOf(situation.presented, turned), looked: true }
    },
  }
}

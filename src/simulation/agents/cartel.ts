import * as z from 'zod'
import { createRng } from '../../core/rng.ts'
import { readCalibration } from '../calibration.ts'
import type { Agent } from './agent.ts'
import { verdictOf } from './verdict-of.ts'

export const Cartel = z.object({
  name: z.literal('cartel'),
  sign: z.string().describe('what its members agreed on: their answers follow from it'),
})

/** All members give the same answer to a task without looking and without a message: by a hash of each response. */
export function cartel({ sign }: z.infer<typeof Cartel>): Agent {
  return {
    words: `cartel "${sign}": all members give the same answer without looking`,
    capacity: 1,
    decide({ presented }) {
      const { min, max } = readCalibration().scale
      const percepts = presented.responses.map(({ content }) => min + (max - min) * createRng(`${sign}/${content}`).next())
      return { kind: 'answer', verdict: verdictOf(presented, percepts), looked: false }
    },
  }
}

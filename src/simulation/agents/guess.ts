import { readCalibration } from '../calibration.ts'
import type { Decision, Situation } from './agent.ts'
import { verdictOf } from './verdict-of.ts'

/** Judges without looking: every grade is equally likely, and grades and ranks fit together, so that nothing but the content gives it away. */
export function guess({ presented, rng }: Situation): Decision {
  const { min, max } = readCalibration().scale
  const percepts = presented.responses.map(() => min - 0.5 + (max - min + 1) * rng.next())
  return { kind: 'answer', verdict: verdictOf(presented, percepts), looked: false }
}

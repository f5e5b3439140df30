import type { Turn } from '../../../protocol/transcript.ts'
import type { Persona } from '../persona.ts'
import type { Question } from '../question.ts'
import { releaseDetails } from './release-details.ts'

/** An answer that is right to this degree is what the human wanted. */
export const REACHED = 0.9

/**
 * How far a conversation has come towards its goal.
 *
 * @param correctness of its last answer
 * @returns in [0, 1]: share of what had to be found out, the right answer included; 1 only where the goal is reached
 */
export function goalProgress(question: Question, persona: Persona, turns: readonly Turn[], correctness: number): number {
  if (correctness >= REACHED) return 1
  const { told, withheld } = releaseDetails(question, persona, turns)
  return told.length / (withheld.length + 1)
}

import type { Turn } from '../../../protocol/transcript.ts'
import type { Question } from '../question.ts'
import type { TaskType, Verdict } from '../task-type.ts'
import { verifySafely } from './verify-safely.ts'

/**
 * What a type's verifier says of each answer of one miner in a conversation. Who sends one that takes long to check has the later ones not
 * checked: they are worth nothing, so that a miner holds up the others by one slow check at most.
 */
export async function verifyTurns(
  type: TaskType,
  question: Question,
  turns: readonly Pick<Turn, 'answer'>[],
  patienceMs?: number,
): Promise<Verdict[]> {
  const verdicts = new Map<string, Verdict>()
  let wasSlow = false
  for (const { answer } of turns) {
    if (verdicts.has(answer)) continue
    if (wasSlow) {
      verdicts.set(answer, { correctness: 0, contradicts: false, claims: [], words: 'Not checked: an answer before it took too long.' })
      continue
    }
    const { isSlow, ...verdict } = await verifySafely(type, question, answer, patienceMs)
    verdicts.set(answer, verdict)
    wasSlow = isSlow
  }
  return turns.map(({ answer }) => verdicts.get(answer)!)
}

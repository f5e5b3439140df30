import { setTimeout } from 'node:timers/promises'
import { takeSlots } from '../../../core/take-slots.ts'
import type { Question } from '../question.ts'
import type { TaskType, Verdict } from '../task-type.ts'

/** References are shorter by schema. */
const LONGEST_ANSWER = 20_000

/** A verifier promises to take a second; what takes so much longer will not come to an end. */
const PATIENCE_MS = 10_000

/** Patience begins with an answer's turn: the slow answers of others, checked before it, must not use it up. */
const inTurn = takeSlots(1)

/**
 * What a type's verifier says of an answer, whatever the verifier does: one that throws, gives no verdict or hangs makes this answer worth
 * nothing, and no other one. So does an answer longer than 20,000 characters: no reference is.
 */
export async function verifySafely(type: TaskType, question: Question, answer: string, patienceMs = PATIENCE_MS): Promise<Verdict> {
  if (answer.trim() === '') return worthless('Nothing was answered.')
  if (answer.length > LONGEST_ANSWER) return worthless(`Longer than ${LONGEST_ANSWER} characters: not read.`)
  return inTurn(() => checkInTime(type, question, answer, patienceMs))
}

async function checkInTime(type: TaskType, question: Question, answer: string, patienceMs: number): Promise<Verdict> {
  const waiting = new AbortController()
  try {
    return await Promise.race([
      check(type, question, answer),
      setTimeout(patienceMs, worthless('It could not be checked in time.'), { signal: waiting.signal }),
    ])
  } catch {
    return worthless('It could not be checked.')
  } finally {
    waiting.abort()
  }
}

async function check(type: TaskType, question: Question, answer: string): Promise<Verdict> {
  const { correctness, contradicts, claims, words } = await type.verify(question, answer)
  if (!(correctness >= 0 && correctness <= 1)) return worthless('It could not be checked.')
  return { correctness, contradicts, claims, words }
}

function worthless(words: string): Verdict {
  return { correctness: 0, contradicts: false, claims: [], words }
}

import { setTimeout } from 'node:timers/promises'
import { takeSlots } from '../../../core/take-slots.ts'
import type { Question } from '../question.ts'
import type { TaskType, Verdict } from '../task-type.ts'

/** References are shorter by schema. */
const LONGEST_ANSWER = 20_000

/** A verifier promises to take a second; what takes so much longer will not come to an end. */
const PATIENCE_MS = 10_000

/** What takes longer is slow: some milliseconds are usual. */
const SLOW_MS = 500

/** A verdict, and whether it took long, waiting not counted. */
export interface TimedVerdict extends Verdict {
  readonly isSlow: boolean
}

/** Patience begins with an answer's turn: the slow answers of others, checked before it, must not use it up. */
const inTurn = takeSlots(1)

/** What is checked of one question: one answer after the other, so that each question has one in the queue of all, and every text once. */
interface Checks {
  readonly inTurn: ReturnType<typeof takeSlots>
  readonly verdicts: Map<string, Promise<TimedVerdict>>
}
const checks = new WeakMap<TaskType, WeakMap<Question, Checks>>()

/**
 * What a type's verifier says of an answer, whatever the verifier does: one that throws, gives no verdict or hangs makes this answer worth
 * nothing, and no other one. So does an answer longer than 20,000 characters: no reference is.
 *
 * Questions take turns: the slow answers to one hold up each answer to another by one check, not by all of them.
 */
export async function verifySafely(type: TaskType, question: Question, answer: string, patienceMs = PATIENCE_MS): Promise<TimedVerdict> {
  if (answer.trim() === '') return worthless('Nothing was answered.')
  if (answer.length > LONGEST_ANSWER) return worthless(`Longer than ${LONGEST_ANSWER} characters: not read.`)
  const { inTurn: inOwnTurn, verdicts } = checksOf(type, question)
  const verdict = verdicts.get(answer) ?? inOwnTurn(() => inTurn(() => checkInTime(type, question, answer, patienceMs)))
  verdicts.set(answer, verdict)
  return verdict
}

function checksOf(type: TaskType, question: Question): Checks {
  const ofType = checks.get(type) ?? new WeakMap<Question, Checks>()
  const own = ofType.get(question) ?? { inTurn: takeSlots(1), verdicts: new Map<string, Promise<TimedVerdict>>() }
  checks.set(type, ofType.set(question, own))
  return own
}

async function checkInTime(type: TaskType, question: Question, answer: string, patienceMs: number): Promise<TimedVerdict> {
  const waiting = new AbortController()
  const { signal } = waiting
  let isSlow = false
  setTimeout(SLOW_MS, undefined, { signal }).then(
    () => {
      isSlow = true
    },
    () => {},
  )
  try {
    const late = setTimeout(patienceMs, worthless('It could not be checked in time.'), { signal })
    return { ...(await Promise.race([check(type, question, answer), late])), isSlow }
  } catch {
    return { ...worthless('It could not be checked.'), isSlow }
  } finally {
    waiting.abort()
  }
}

async function check(type: TaskType, question: Question, answer: string): Promise<Verdict> {
  const { correctness, contradicts, claims, words } = await type.verify(question, answer)
  if (!(correctness >= 0 && correctness <= 1)) return worthless('It could not be checked.')
  return { correctness, contradicts, claims, words }
}

function worthless(words: string): TimedVerdict {
  return { correctness: 0, contradicts: false, claims: [], words, isSlow: false }
}

import type { Question } from '../question.ts'
import type { TaskType } from '../task-type.ts'
import { verifySafely } from './verify-safely.ts'

/** References are held to more than answers are. */
const LEAST_CORRECTNESS = 0.95

/**
 * Whether a question's references hold: each is found right by the type's own verifier, so that all say the same as far as it can tell,
 * and at least two were found in different ways. To be asked before a question is sent, and again where it was stored by an older version.
 *
 * @returns in words what is wrong with them; `undefined` where nothing is
 */
export async function checkReferences(question: Question, type: TaskType): Promise<string | undefined> {
  if (type.name !== question.type || type.version !== question.version)
    return `it was made by ${question.type} ${question.version}, and would be checked by ${type.name} ${type.version}`
  if (new Set(question.references.map(({ by }) => by)).size < 2) return 'its references were all found in one way'
  for (const { text, by } of question.references) {
    const { correctness, contradicts } = await verifySafely(type, question, text)
    if (correctness < LEAST_CORRECTNESS || contradicts) return `its verifier does not agree with the reference by ${by}`
  }
  return undefined
}

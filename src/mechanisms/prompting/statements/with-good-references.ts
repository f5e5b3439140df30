import { NoQuestionError } from '../errors.ts'
import { Question } from '../question.ts'
import type { TaskType } from '../task-type.ts'

const FULLY_RIGHT = 0.95

/**
 * A question, if its own verifier finds all of its references right: a reference that would not pass as an answer judges nobody.
 * @throws {@link NoQuestionError} otherwise
 */
export async function withGoodReferences(type: TaskType, question: Question): Promise<Question> {
  for (const { text, by } of question.references) {
    const { correctness, contradicts, words } = await type.verify(question, text)
    if (correctness < FULLY_RIGHT || contradicts) throw new NoQuestionError({ type: type.name, got: `a reference by ${by} that ${words}` })
  }
  return Question.parse(question)
}

import { NoQuestionError } from './errors.ts'
import { Question } from './question.ts'
import { questionFlaw } from './question-flaw.ts'
import type { MakeContext, TaskType } from './task-type.ts'

/** Draws that give no question, or a flawed one, are drawn again so often. */
const MOST_DRAWS = 20

/**
 * A question of a type that may be asked: drawn until {@link questionFlaw} finds nothing wrong with it. The one way to get questions: what a type
 * makes by itself was not checked by anybody.
 *
 * @throws {@link NoQuestionError} if twenty draws give none; it says what was wrong with the last one
 */
export async function drawQuestion(type: TaskType, { rng, difficulty, sources }: MakeContext): Promise<Question> {
  let last: NoQuestionError | undefined
  for (let draw = 0; draw < MOST_DRAWS; draw++) {
    try {
      const question = Question.parse(await type.make({ rng: rng.fork(`draw ${draw}`), difficulty, sources }))
      const flaw = await questionFlaw(question, type)
      if (flaw === undefined) return question
      last = new NoQuestionError({ type: type.name, got: flaw.words, reason: flaw.reason })
    } catch (error) {
      // Whatever it is, such as a page of a wiki that no form fits: the same draw would fail again and again, another one need not.
      const got = error instanceof Error ? error.message : String(error)
      last = error instanceof NoQuestionError ? error : new NoQuestionError({ type: type.name, got, cause: error })
    }
  }
  const got = `${MOST_DRAWS} that gave none; of the last one: ${last?.message}`
  throw new NoQuestionError({ type: type.name, got, reason: last?.reason, cause: last })
}

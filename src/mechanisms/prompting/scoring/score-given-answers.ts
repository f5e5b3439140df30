import type { Embedder } from '../../../models/embedder.ts'
import type { Conclusion } from '../../../protocol/conclusion.ts'
import type { Hotkey, TaskId } from '../../../protocol/ids.ts'
import type { TaskScores } from '../../mechanism.ts'
import { PromptingInputError } from '../errors.ts'
import type { ExaminedAnswer } from '../examined-answer.ts'
import type { PromptingModels } from '../prompting-models.ts'
import type { TaskType } from '../task-type.ts'
import type { AnswerRecipe } from './answer-recipe.ts'
import type { GivenAnswers } from './answered-items.ts'
import { checkReferences } from './check-references.ts'
import { concludeAnswers } from './conclude-answers.ts'
import { examineAnswer } from './examine-answer.ts'
import { judgesOf } from './judge-answer.ts'
import { NO_HISTORY } from './no-history.ts'
import { type AnsweredTask, scoreAnswers } from './score-answers.ts'
import type { NullSimilarity } from './semantic-similarity.ts'

export interface GivenScores {
  readonly task: AnsweredTask
  readonly answers: Readonly<Record<string, ExaminedAnswer>>
  readonly scores: TaskScores
  readonly conclusion: Conclusion
}

/** Examines and scores answers to questions outside of any network. @throws {@link PromptingInputError} for a question of no known type */
export async function scoreGivenAnswers(
  { question, challenge = question.query, deadlineMs, answers }: GivenAnswers,
  {
    types,
    embedder,
    unrelatedOf,
    recipe,
    models,
    seed,
    name,
  }: {
    readonly types: readonly TaskType[]
    readonly embedder: Embedder
    /** How like each other unrelated references of a type are to the embedder. */
    unrelatedOf(type: TaskType): Promise<NullSimilarity>
    readonly recipe: AnswerRecipe
    /** Asked where the recipe says that judges say what an answer means; without them the embedder does. */
    readonly models: PromptingModels | undefined
    /** What the judges' draws follow from: a secret. */
    readonly seed: string
    readonly name: string
  },
): Promise<GivenScores> {
  const type = types.find((one) => one.name === question.type)
  if (!type)
    throw new PromptingInputError({
      where: `${name}: question.type`,
      problem: `expected one of ${types.map((one) => one.name).join(', ')}, got ${question.type}`,
    })
  const unrelated = await unrelatedOf(type)
  const judge = judgesOf(question, { models, recipe, secret: `${seed}/${name}` })
  const examined: Record<string, ExaminedAnswer> = {}
  for (const [miner, given] of Object.entries(answers)) {
    const turn = { challenge, answer: String(given), status: 'ok' as const, firstMs: 0, totalMs: 0 }
    const transcript = typeof given === 'string' ? { turns: [turn] } : given
    examined[miner] = await examineAnswer({ question, type, embedder, unrelated, judge }, { transcript })
  }
  const task: AnsweredTask = { taskId: name as TaskId, weights: type.weights, deadlineMs, flaw: await checkReferences(question, type) }
  const replies = new Map(Object.entries(examined).map(([miner, answer]) => [miner as Hotkey, answer]))
  const scores = scoreAnswers(task, replies, NO_HISTORY, recipe)
  return { task, answers: examined, scores, conclusion: concludeAnswers(task, replies, NO_HISTORY, recipe) }
}

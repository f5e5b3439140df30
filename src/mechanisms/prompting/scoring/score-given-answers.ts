import { createRng } from '../../../core/rng.ts'
import type { Embedder } from '../../../models/embedder.ts'
import type { ModelPool } from '../../../models/language/create-model-pool.ts'
import type { Conclusion } from '../../../protocol/conclusion.ts'
import type { Hotkey, TaskId } from '../../../protocol/ids.ts'
import type { History, TaskScores } from '../../mechanism.ts'
import { PromptingInputError } from '../errors.ts'
import type { ExaminedAnswer } from '../examined-answer.ts'
import type { TaskType } from '../task-type.ts'
import type { AnswerRecipe } from './answer-recipe.ts'
import type { GivenAnswers } from './answered-items.ts'
import { checkReferences } from './check-references.ts'
import { concludeAnswers } from './conclude-answers.ts'
import { examineAnswer } from './examine-answer.ts'
import { judgeAnswer } from './judge-answer.ts'
import { type AnsweredTask, scoreAnswers } from './score-answers.ts'
import type { NullSimilarity } from './semantic-similarity.ts'

export interface GivenScores {
  readonly task: AnsweredTask
  readonly answers: Readonly<Record<string, ExaminedAnswer>>
  readonly scores: TaskScores
  readonly conclusion: Conclusion
}

/** Nobody has a record here. */
export const NO_HISTORY: Pick<History, 'skill'> = { skill: () => ({ mean: 0, sd: 1, tasks: 0, standing: 'learning' }) }

/** Examines and scores answers to questions outside of any network. @throws {@link PromptingInputError} for a question of no known type */
export async function scoreGivenAnswers(
  { question, challenge = question.query, deadlineMs, answers }: GivenAnswers,
  {
    types,
    embedder,
    unrelatedOf,
    recipe,
    pool,
    name,
  }: {
    readonly types: readonly TaskType[]
    readonly embedder: Embedder
    /** How like each other unrelated references of a type are to the embedder. */
    unrelatedOf(type: TaskType): Promise<NullSimilarity>
    readonly recipe: AnswerRecipe
    /** Models that judge what an answer means; without them the embedder does. */
    readonly pool: ModelPool | undefined
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
  const judge = pool && (async (answer: string) => (await judgeAnswer({ pool }, { question, answer, rng: createRng(name) })).agreement)
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

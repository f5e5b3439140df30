import { hashOf } from '../../core/hash.ts'
import type { Embedder } from '../../models/embedder.ts'
import { wordEmbedder } from '../../models/word-embedder.ts'
import { type ChallengeSettings, DEFAULT_CHALLENGE_SETTINGS } from '../../protocol/challenge-settings.ts'
import type { ChatMessage } from '../../protocol/chat.ts'
import { Transcript } from '../../protocol/transcript.ts'
import { InvalidReplyError } from '../errors.ts'
import type { Mechanism } from '../mechanism.ts'
import { drawAnchorSet, readAnchorSet } from './anchors/anchor-set.ts'
import { scoreAnchorSet } from './anchors/score-anchor-set.ts'
import { converse } from './converse.ts'
import { createTasks } from './create-tasks.ts'
import type { ExaminedAnswer } from './examined-answer.ts'
import { type CoveragePlan, coveragePlan } from './human/coverage.ts'
import { learnDifficulty } from './human/difficulty.ts'
import { passRate } from './human/pass-rate.ts'
import { difficultyOf, readPromptingMemory } from './prompting-memory.ts'
import type { PromptingModels } from './prompting-models.ts'
import { type PromptingTask, readPromptingTask, writePromptingTask } from './prompting-task.ts'
import { type AnswerRecipe, answerRecipeHash } from './scoring/answer-recipe.ts'
import { concludeAnswers } from './scoring/conclude-answers.ts'
import { examineAnswer } from './scoring/examine-answer.ts'
import { judgesOf } from './scoring/judge-answer.ts'
import { mistakeRule } from './scoring/mistake-marks.ts'
import { promptingRecipe } from './scoring/prompting-recipe.ts'
import { rememberEmbeddings } from './scoring/remember-embeddings.ts'
import { type AnsweredTask, PROMPTING_VERSION, scoreAnswers } from './scoring/score-answers.ts'
import { builtInSources } from './sources/built-in-sources.ts'
import type { SourceReader } from './sources/source-reader.ts'
import type { TaskType } from './task-type.ts'
import { TASK_TYPES } from './task-types.ts'
import { tell } from './tell.ts'
import { unrelatedByType } from './unrelated-similarity.ts'

export interface PromptingOptions {
  readonly recipe?: AnswerRecipe
  readonly types?: readonly TaskType[]
  readonly sources?: SourceReader
  /** Measures how near answers come to references in meaning; by default a plain comparison of words. */
  readonly embedder?: Embedder
  /** A miner has so long for one answer. */
  readonly answerMs?: number
  /** Language models that play the person who asks, and judge what right answers mean where the recipe says so; without them rules and the embedder do. */
  readonly models?: PromptingModels | undefined
  /** How hard may be asked: read anew before each task, so that an operator can change it. */
  settings?(): Promise<ChallengeSettings>
}

/** Plans kept, one for each validator that the mechanism serves: each holds tens of thousands of cells. */
const MOST_PLANS = 4

/**
 * The prompting mechanism: miners answer human-like, deliberately fuzzy challenges; answers are checked by their task type and held against
 * references. They are examined when they come in ({@link Mechanism.readReply}); what scoring does with that is pure.
 */
export function prompting(options: PromptingOptions = {}): Mechanism<PromptingTask, readonly ChatMessage[], ExaminedAnswer> {
  const { recipe = promptingRecipe, types = TASK_TYPES, sources = builtInSources, answerMs = 20_000, models } = options
  const settings = options.settings ?? (async () => DEFAULT_CHALLENGE_SETTINGS)
  const embedder = rememberEmbeddings(options.embedder ?? wordEmbedder)
  const unrelatedOf = unrelatedByType(embedder)

  const plans = new Map<string, CoveragePlan>()
  function planOf(seed: string): CoveragePlan {
    const plan = plans.get(seed) ?? coveragePlan(new Map(types.map(({ name }) => [name, 1])), seed)
    if (plans.size >= MOST_PLANS) plans.clear()
    plans.set(seed, plan)
    return plan
  }

  function typeOf({ hidden }: PromptingTask): TaskType {
    const { type } = hidden.open().question
    const found = types.find(({ name }) => name === type)
    if (!found) throw new Error(`prompting: expected a task type of this version, got ${type}`)
    return found
  }

  function answeredTask(task: PromptingTask): AnsweredTask {
    const { question, answerMs: deadlineMs } = task.hidden.open()
    const { version, weights } = typeOf(task)
    const isSame = version === question.version
    const flaw = isSame ? undefined : `it was made by ${question.version}, and would be scored by ${version}`
    return { taskId: task.id, weights, deadlineMs, flaw }
  }

  return {
    name: 'prompting',
    version: PROMPTING_VERSION,
    recipeHash: answerRecipeHash(recipe),
    recipe: { ...recipe, collusion: { ...recipe.copies, rule: mistakeRule(recipe.copies) } },
    delivery: 'pushed',
    create: (ctx, count) => createTasks({ types, planOf, sources, answerMs, models, settings }, ctx, count),
    readTask: readPromptingTask,
    writeTask: writePromptingTask,
    present: async ({ instruction }) => [{ role: 'user', content: instruction }],
    converse: (task, turns) => converse(task, typeOf(task), turns),
    async readReply(task, _recipient, _secret, raw) {
      const read = Transcript.safeParse(raw)
      if (!read.success) throw new InvalidReplyError({ mechanism: 'prompting', expected: 'a transcript', got: 'something else' })
      const type = typeOf(task)
      const { question, persona, seed } = task.hidden.open()
      const unrelated = await unrelatedOf(type).catch(() => ({ high: 1 })) // without it nothing is known to be alike
      const judge = judgesOf(question, { models, recipe, secret: seed })
      return examineAnswer({ question, type, embedder, unrelated, judge }, { transcript: read.data, persona })
    },
    score: (task, replies, history) => scoreAnswers(answeredTask(task), replies, history, recipe),
    conclude: (task, replies, history) => concludeAnswers(answeredTask(task), replies, history, recipe),
    learn(task, records, memory, history) {
      const { question, anchor } = task.hidden.open()
      const passed = passRate(records, history)
      if (anchor || passed === undefined) return
      const before = readPromptingMemory(memory)
      const next = learnDifficulty(difficultyOf(before, question.type), passed, before.settings.passRate)
      memory.write({ ...before, difficulty: { ...before.difficulty, [question.type]: next } })
    },
    anchors: {
      measure: () =>
        hashOf([PROMPTING_VERSION, embedder.name, answerRecipeHash(recipe), types.map(({ name, version }) => [name, version])]).slice(
          0,
          16,
        ),
      draw: (seed) => drawAnchorSet(types, { seed, sources }),
      score: (set) => scoreAnchorSet(readAnchorSet(set), { types, embedder, recipe, unrelatedOf }),
    },
    reveal: (_task, { miner }, _secret, { order }) =>
      order.flatMap(({ responseId, consensusRank }) => (responseId === miner ? [{ id: 'answer', consensusRank, knownRank: null }] : [])),
    view: () => ({ kind: 'conversation' }),
    texts: (_task, replies) => new Map([...replies].map(([miner, { answer }]) => [miner, answer])),
    tell,
    rows: (_task, { miner }, _secret, { correctness }) => [
      {
        responseId: miner,
        responseSource: `answered by ${miner}`,
        positionShown: 1,
        grade: correctness,
        rank: null,
        preferred: null,
        allBad: null,
        answers: {},
        cannotJudge: null,
      },
    ],
    ranks: () => ({}),
  }
}

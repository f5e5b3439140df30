import type { Rng } from '../../core/rng.ts'
import { createRng } from '../../core/rng.ts'
import { seal } from '../../core/secret.ts'
import type { ChallengeSettings } from '../../protocol/challenge-settings.ts'
import type { CreateContext } from '../mechanism.ts'
import { drawAsking } from './draw-asking.ts'
import { drawQuestion } from './draw-question.ts'
import { NoQuestionError } from './errors.ts'
import { challengeByModel } from './human/challenge-by-model.ts'
import type { CoveragePlan } from './human/coverage.ts'
import { makeChallenge } from './human/make-challenge.ts'
import type { Persona } from './persona.ts'
import { type PromptingMemory, readPromptingMemory } from './prompting-memory.ts'
import type { PromptingModels } from './prompting-models.ts'
import type { HiddenPart, PromptingTask } from './prompting-task.ts'
import type { Question } from './question.ts'
import type { SourceReader } from './sources/source-reader.ts'
import type { TaskType } from './task-type.ts'

/** What tasks are made with. */
export interface Making {
  readonly types: readonly TaskType[]
  /** All that can be asked, as whom and how unclearly. @param seed orders what is equally due */
  planOf(seed: string): CoveragePlan
  readonly sources: SourceReader
  readonly answerMs: number
  /** How hard may be asked: read anew before each task. */
  settings(): Promise<ChallengeSettings>
  /** Language models that play the person who asks; without them rules do. */
  readonly models: PromptingModels | undefined
}

/** Where a type gives no question another cell is taken: so often, and not for ever. */
const MOST_CELLS = 12
const LONGEST_TITLE = 80

/**
 * Makes tasks: the cell that is due most says what is asked about and who asks, the controller says how hard, and the human agent says it.
 *
 * **Reads** and **writes** `ctx.memory`. **Safe to repeat because** the same stream and the same memory give the same tasks; where a language
 * model words them, the same questions.
 * @throws {@link NoQuestionError} if a dozen cells one after the other give no sound question: one bad type alone stops nothing
 */
export async function createTasks(making: Making, ctx: CreateContext, count: number): Promise<PromptingTask[]> {
  const tasks: PromptingTask[] = []
  let memory = { ...readPromptingMemory(ctx.memory), settings: await making.settings() }
  if (memory.seed === '') memory = { ...memory, seed: seedFrom(ctx.rng.fork('plan')) }
  for (let n = 0; n < count; n++) {
    const rng = ctx.rng.fork(`task ${n}`)
    const due = await drawDue(making, memory, rng)
    const { type, question, persona, anchor } = due
    const seed = seedFrom(rng.fork('human'))
    const asking = { persona, lambda: due.lambda, rng: createRng(seed) }
    const challenge = making.models ? await challengeByModel(question, asking, { ...making.models, type }) : makeChallenge(question, asking)
    const { text, lambda, operators, by, discarded } = challenge
    const hidden: HiddenPart = { question, persona, lambda, operators: [...operators], by, seed, answerMs: making.answerMs, anchor }
    tasks.push({
      id: ctx.taskId(n),
      domain: type.name,
      origin: by === 'rules' ? 'built-in' : 'generated',
      title: text.length > LONGEST_TITLE ? `${text.slice(0, LONGEST_TITLE - 1).toWellFormed()}…` : text,
      instruction: text,
      hidden: seal(hidden),
    })
    memory = { ...due.memory, discarded: memory.discarded + discarded }
  }
  ctx.memory?.write(memory)
  return tasks
}

interface Due {
  readonly type: TaskType
  readonly question: Question
  readonly persona: Persona
  readonly lambda: number
  readonly anchor: boolean
  /** With what was visited. */
  readonly memory: PromptingMemory
}

/** A question of the cell that is due most; where it gives none the cell has had its turn, and the next one is tried. */
async function drawDue({ types, planOf, sources }: Making, before: PromptingMemory, rng: Rng): Promise<Due> {
  const plan = planOf(before.seed)
  let memory = before
  for (let tries = 1; ; tries++) {
    const own = tries === 1 ? rng : rng.fork(`cell ${tries}`)
    const { cell, persona, lambda, difficulty, anchor, ...asked } = drawAsking(plan, memory, own)
    memory = asked.memory
    const type = types.find(({ name }) => name === cell.type)!
    try {
      const question = await drawQuestion(type, { rng: own.fork('question'), difficulty, sources })
      return { type, question, persona, lambda, anchor, memory }
    } catch (error) {
      if (!(error instanceof NoQuestionError) || tries === MOST_CELLS) throw error
    }
  }
}

/** A seed that can be written down. */
function seedFrom(rng: Rng): string {
  return Array.from({ length: 4 }, () => rng.int(0, 0xffff_ffff).toString(16).padStart(8, '0')).join('')
}

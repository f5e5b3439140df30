import type { Rng } from '../../core/rng.ts'
import { createRng } from '../../core/rng.ts'
import { seal } from '../../core/secret.ts'
import type { CreateContext } from '../mechanism.ts'
import { NoQuestionError } from './errors.ts'
import { askFrom, type CoverageCell, type CoveragePlan, nextCell } from './human/coverage.ts'
import { aimDifficulty } from './human/difficulty.ts'
import { makeChallenge } from './human/make-challenge.ts'
import { cellVisits, countVisit, difficultyOf, readPromptingMemory } from './prompting-memory.ts'
import type { HiddenPart, PromptingTask } from './prompting-task.ts'
import type { Question } from './question.ts'
import { checkReferences } from './scoring/check-references.ts'
import type { SourceReader } from './sources/source-reader.ts'
import type { TaskType } from './task-type.ts'

/** What tasks are made with. */
export interface Making {
  readonly types: readonly TaskType[]
  /** All that can be asked, as whom and how unclearly. @param seed orders what is equally due */
  planOf(seed: string): CoveragePlan
  readonly sources: SourceReader
  readonly answerMs: number
}

/** Draws that give no question, or one whose references do not hold, are drawn again so often. */
const MOST_DRAWS = 20
const LONGEST_TITLE = 80

/**
 * Makes tasks: the cell that is due most says what is asked about and who asks, the controller says how hard, and the human agent says it.
 *
 * **Reads** and **writes** `ctx.memory`. **Safe to repeat because** the same stream and the same memory give the same tasks.
 * @throws {@link NoQuestionError} if a type gives no sound question in twenty draws
 */
export async function createTasks(making: Making, ctx: CreateContext, count: number): Promise<PromptingTask[]> {
  const tasks: PromptingTask[] = []
  let memory = readPromptingMemory(ctx.memory)
  if (memory.seed === '') memory = { ...memory, seed: seedFrom(ctx.rng.fork('plan')) }
  const plan = making.planOf(memory.seed)
  for (let n = 0; n < count; n++) {
    const rng = ctx.rng.fork(`task ${n}`)
    const cell = nextCell(plan, cellVisits(memory, plan))!
    const { persona, lambda: asked } = askFrom(cell, rng.fork('persona'))
    const { difficulty } = aimDifficulty(difficultyOf(memory, cell.type), asked)
    const question = await drawQuestion(making, cell, difficulty, rng.fork('question'))
    const seed = seedFrom(rng.fork('human'))
    const { text, lambda, operators, discarded } = makeChallenge(question, { persona, lambda: asked, rng: createRng(seed) })
    const hidden: HiddenPart = { question, persona, lambda, operators: [...operators], seed, answerMs: making.answerMs }
    tasks.push({
      id: ctx.taskId(n),
      domain: cell.type,
      origin: 'built-in',
      title: text.length > LONGEST_TITLE ? `${text.slice(0, LONGEST_TITLE - 1).toWellFormed()}…` : text,
      instruction: text,
      hidden: seal(hidden),
    })
    memory = countVisit({ ...memory, discarded: memory.discarded + discarded }, plan, cell)
  }
  ctx.memory?.write(memory)
  return tasks
}

/** A question whose references hold: their own verifier finds each right. */
async function drawQuestion({ types, sources }: Making, cell: CoverageCell, difficulty: number, rng: Rng): Promise<Question> {
  const type = types.find(({ name }) => name === cell.type)!
  let flaw = ''
  for (let draw = 0; draw < MOST_DRAWS; draw++) {
    try {
      const question = await type.make({ rng: rng.fork(`draw ${draw}`), difficulty, sources })
      const found = await checkReferences(question, type)
      if (found === undefined) return question
      flaw = found
    } catch (error) {
      if (!(error instanceof NoQuestionError)) throw error
      flaw = error.message
    }
  }
  throw new NoQuestionError({ type: type.name, got: `${MOST_DRAWS} that gave none; of the last one: ${flaw}` })
}

/** A seed that can be written down. */
function seedFrom(rng: Rng): string {
  return Array.from({ length: 4 }, () => rng.int(0, 0xffff_ffff).toString(16).padStart(8, '0')).join('')
}

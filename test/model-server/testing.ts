import type { BaseError } from '../../src/core/base-error.ts'
import { createSimulatedClock } from '../../src/core/clock.ts'
import { createRng } from '../../src/core/rng.ts'
import { createModelAuthor } from '../../src/generation/model-author.ts'
import type { InstructionEdit, TaskDraft } from '../../src/generation/task-author.ts'
import type { TaskSeed } from '../../src/generation/task-seed.ts'
import { createModelPool } from '../../src/models/language/create-model-pool.ts'
import { createMemoryCallLog } from '../../src/models/language/memory-call-log.ts'
import { parseModelsConfig } from '../../src/models/language/models-config.ts'

export const NOON = Date.UTC(2026, 0, 5, 12)

/**
 * A pool on a test server, on a simulated clock that waits move on.
 * @param models what each of the pool's models is called at the server, and what else is special about it
 */
export function openTestPool(
  url: string,
  models: readonly ({ readonly model: string } & Record<string, unknown>)[],
  { secret = () => undefined, ...config }: { secret?: (name: string) => string | undefined } & Record<string, unknown> = {},
) {
  const clock = createSimulatedClock(NOON)
  const log = createMemoryCallLog()
  const waits: number[] = []
  const pool = createModelPool({
    config: parseModelsConfig(
      JSON.stringify({ pool: models.map((model) => ({ name: model.model, baseUrl: url, timeoutMs: 20_000, ...model })), ...config }),
      'test',
    ),
    clock,
    log,
    secret,
    async wait(ms) {
      waits.push(ms)
      clock.advance(ms)
    },
  })
  return { pool, clock, log, waits }
}

export const QUESTION = {
  purpose: 'answer',
  system: 'You answer questions of a test as shortly as you can, with nothing but what was asked for and in good English, please.',
  prompt: 'Which colour?',
}

const axis = (words: string) => ({ value: words, words, origin: 'built-in' as const })
export const SEED: TaskSeed = {
  registry: 'test',
  axes: {
    topic: axis('a small quiz'),
    persona: axis('my grandparents'),
    interaction: axis('Much to do.'),
    constraint: axis('It is quick.'),
  },
}

/** A draft for {@link SEED} by a pool of these models. */
export function draftBy(server: { readonly url: string }, ...models: string[]): Promise<TaskDraft> {
  const { pool } = openTestPool(server.url, models.map((model) => ({ model }))) // biome-ignore format: one pool
  return createModelAuthor(pool).draft(SEED, ['An earlier request.'], createRng('draft'))
}

/** An edit of the second requirement of a draft. */
export async function firstEdit(draft: TaskDraft): Promise<InstructionEdit> {
  const requirement = draft.instruction.requirements[1]!
  const family = requirement.families[0]!
  if (family === 'drop') throw new Error('expected a family with a sentence of its own: dropping is offered by itself')
  const after = await draft.deviate(requirement, family, createRng('edit'))
  return { family, requirement: requirement.name, before: requirement.words, after }
}

/** What a promise is rejected with. */
export function failureOf(promise: Promise<unknown>): Promise<BaseError> {
  return promise.then(
    (value) => {
      throw new Error(`expected a failure, got ${JSON.stringify(value)}`)
    },
    (error: BaseError) => error,
  )
}

import { BaseError } from '../core/base-error.ts'
import type { Rng } from '../core/rng.ts'
import type { Rejection } from './attempt.ts'
import type { TaskAuthor, TaskDraft } from './task-author.ts'
import type { TaskSeed } from './task-seed.ts'

/** With fewer requirements there is no room for a chain of edits. */
const FEWEST_REQUIREMENTS = 4

/**
 * Stage 2. Has the author write an instruction for a seed, with earlier accepted instructions as examples.
 * @returns the draft, or why what was written is of no use
 * @throws {@link BaseError} with `retryable` where nobody could write: an outage says nothing about the attempt
 */
export async function writeInstruction(
  { author, examples }: { author: TaskAuthor; examples: (rng: Rng) => Promise<readonly string[]> },
  seed: TaskSeed,
  rng: Rng,
): Promise<TaskDraft | Rejection> {
  try {
    const draft = await author.draft(seed, await examples(rng.fork('examples')), rng)
    const names = draft.instruction.requirements.map(({ name }) => name)
    if (names.length < FEWEST_REQUIREMENTS) return unusable(`expected at least ${FEWEST_REQUIREMENTS} requirements, got ${names.length}`)
    if (new Set(names).size < names.length) return unusable(`expected requirements of different names, got ${names.join(', ')}`)
    return draft
  } catch (error) {
    if (error instanceof BaseError && !error.retryable) return unusable(error.message)
    throw error
  }
}

function unusable(detail: string): Rejection {
  return { stage: 'write-instruction', reason: 'unusable-instruction', detail: detail.slice(0, 2000) }
}

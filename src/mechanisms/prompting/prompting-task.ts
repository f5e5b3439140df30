import * as z from 'zod'
import { type Secret, seal } from '../../core/secret.ts'
import { TaskId } from '../../protocol/ids.ts'
import { TaskOrigin } from '../../protocol/task.ts'
import { StoredTaskError } from '../errors.ts'
import type { MechanismTask } from '../mechanism.ts'
import { Persona } from './persona.ts'
import { Question } from './question.ts'

const share = z.number().min(0).max(1)

/** What only the validator knows of a prompting task. */
export const HiddenPart = z.object({
  question: Question,
  persona: Persona,
  lambda: share.describe('how far from clear the challenge came out'),
  operators: z.array(z.object({ name: z.string(), strength: z.number() })).describe('what made it unclear'),
  by: z.string().default('rules').describe('who worded the opening: rules, or model and its name'),
  seed: z.string().describe('all else that the human says follows from it; the opening too where rules worded it'),
  answerMs: z.number().positive().describe('a miner has so long for one answer'),
  anchor: z.boolean().default(false).describe('as hard as anchors always are, whatever the controller wants'),
})
export type HiddenPart = z.infer<typeof HiddenPart>

const StoredTask = z.object({
  id: TaskId,
  domain: z.string(),
  origin: TaskOrigin,
  title: z.string(),
  instruction: z.string().describe('the opening challenge: what every miner is sent'),
  hidden: HiddenPart,
})

/** One question as one human asks it. Its instruction is the opening challenge. */
export interface PromptingTask extends MechanismTask {
  readonly hidden: Secret<HiddenPart>
}

/** Reads a stored task. @throws {@link StoredTaskError} if it is not a prompting task */
export function readPromptingTask(stored: unknown): PromptingTask {
  const read = StoredTask.safeParse(stored)
  if (!read.success) throw new StoredTaskError({ mechanism: 'prompting', cause: read.error })
  const { hidden, ...open } = read.data
  return { ...open, hidden: seal(hidden) }
}

/** What the store keeps: the one place, beside scoring, where the secret is opened. */
export function writePromptingTask({ hidden, ...open }: PromptingTask): z.infer<typeof StoredTask> {
  return { ...open, hidden: hidden.open() }
}

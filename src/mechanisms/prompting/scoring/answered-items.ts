import * as z from 'zod'
import type { Hotkey } from '../../../protocol/ids.ts'
import { TaskId } from '../../../protocol/ids.ts'
import { Transcript } from '../../../protocol/transcript.ts'
import { PromptingInputError } from '../errors.ts'
import { ExaminedAnswer } from '../examined-answer.ts'
import { Question } from '../question.ts'
import { AnswerRecipe } from './answer-recipe.ts'
import type { AnsweredItem } from './compare-recipes.ts'

const share = z.number().min(0).max(1)
const MinerName = z.string().min(1).max(100)

/** A question with answers to it, as `kumite prompting score` reads them. */
export const GivenAnswers = z.object({
  question: Question,
  challenge: z.string().optional().describe('what was said instead of the query'),
  deadlineMs: z.number().positive().default(20_000),
  answers: z.record(MinerName, z.union([z.string(), Transcript])).describe('by name: a text, or a transcript with its times'),
})
export type GivenAnswers = z.infer<typeof GivenAnswers>

/** Examined answers to one task, as `kumite prompting score --json` writes and `kumite prompting rescore` reads them. */
const StoredItem = z.object({
  task: z.object({
    taskId: TaskId,
    weights: z.object({ correctness: share, literal: share, semantic: share }),
    deadlineMs: z.number().positive(),
    flaw: z.string().optional(),
  }),
  answers: z.record(MinerName, ExaminedAnswer),
})

/** @throws {@link PromptingInputError} if a question or an answer is not of the form that is read */
export function readGivenAnswers(json: unknown): GivenAnswers[] {
  return read(z.array(GivenAnswers), Array.isArray(json) ? json : [json], 'stdin')
}

/** @throws {@link PromptingInputError} if it is not what `kumite prompting score --json` writes */
export function readAnsweredItems(json: unknown): AnsweredItem[] {
  return read(z.array(StoredItem), json, 'stdin').map(({ task, answers }) => ({
    task,
    answers: new Map(Object.entries(answers).map(([name, answer]) => [name as Hotkey, answer])),
  }))
}

/** @throws {@link PromptingInputError} if a field is missing or out of its range */
export function readAnswerRecipe(json: unknown, where: string): AnswerRecipe {
  return read(AnswerRecipe, json, where)
}

function read<T>(schema: z.ZodType<T>, json: unknown, where: string): T {
  const parsed = schema.safeParse(json)
  if (parsed.success) return parsed.data
  const { path, message } = parsed.error.issues[0]!
  throw new PromptingInputError({
    where: [where, z.core.toDotPath(path)].filter(Boolean).join(': '),
    problem: message,
    cause: parsed.error,
  })
}

import * as z from 'zod'
import { FurtherCriteria } from '../protocol/criteria.ts'
import { opensTooDeep } from '../protocol/opens-too-deep.ts'
import { ResponseKind } from '../protocol/task.ts'

/** As many as a judge can hold against each other, and a `PresentedTask` may hold. */
export const MAX_RESPONSES = 16
const MAX_INSTRUCTION_CHARACTERS = 100_000
const MAX_RESPONSE_BYTES = 2 * 1024 * 1024

/** Text that a database and every encoder can hold: no NUL, no half of a surrogate pair, not blank. */
const Text = z
  .string()
  .refine((text) => text.trim() !== '', 'expected text, got none')
  .refine((text) => !text.includes('\0') && text.isWellFormed(), 'expected Unicode text, got NUL or half a surrogate pair')

/** A candidate output that came from outside. */
export const ImportedResponse = z
  .object({
    kind: ResponseKind,
    content: Text.refine((text) => Buffer.byteLength(text) <= MAX_RESPONSE_BYTES, `expected at most ${MAX_RESPONSE_BYTES} bytes`),
    source: Text.max(200).describe('who or what made it, and where it stands in the file it came from'),
    model: Text.max(200).optional().describe('the model that made it, by the name that leaderboards call it'),
    standing: z
      .object({ score: z.number(), uncertainty: z.number().min(0) })
      .optional()
      .describe("the model's place on the task's leaderboard"),
    rank: z.number().int().min(1).optional().describe('as the file has it, renumbered: 1 = best, then 2, 3, ...; equal numbers are ties'),
  })
  .refine(({ kind, content }) => kind !== 'markdown' || !opensTooDeep(content), {
    path: ['content'],
    message: 'expected Markdown that people can read, got a line that opens quotes and lists in each other without end',
  })
export type ImportedResponse = z.infer<typeof ImportedResponse>

/** A task that came from outside, in the one form that all file formats are brought into. */
export const ImportedTask = z.object({
  instruction: Text.max(MAX_INSTRUCTION_CHARACTERS),
  domain: Text.max(64),
  responses: z.array(ImportedResponse).min(2).max(MAX_RESPONSES),
  criteria: FurtherCriteria.optional().describe('what is asked beside grade and order; pairs name responses by their places, from "1" on'),
  leaderboard: z.object({ name: z.string(), date: z.string() }).optional().describe('where the standings come from'),
})
export type ImportedTask = z.infer<typeof ImportedTask>

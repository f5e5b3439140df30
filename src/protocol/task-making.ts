import * as z from 'zod'

/** One thing that was asked for, and how it was found out whether a response has it. */
export const MadeRequirement = z.object({
  name: z.string(),
  kind: z.string(),
  words: z.string(),
  check: z.enum(['page', 'text', 'function']).nullable().describe('what the response was run as; null where only judges could say'),
})
export type MadeRequirement = z.infer<typeof MadeRequirement>

/** One edit of the instruction, as a diff of the sentence that it touched. */
export const MadeEdit = z.object({
  family: z.string(),
  requirement: z.string().describe('its name'),
  before: z.string(),
  after: z.string().nullable().describe('null where the sentence was left out'),
  distance: z.number().nullable().describe('of the instruction from the original after it'),
})
export type MadeEdit = z.infer<typeof MadeEdit>

/** One response as it was made and run. */
export const MadeResponse = z.object({
  responseId: z.string().nullable().describe('in the task; null where it cannot be told'),
  source: z.string(),
  edits: z.number().int().nullable().describe('how many edits of the chain it follows; null where it is no part of the chain'),
  repairs: z.number().int().describe('how often it was mended before it ran'),
  passed: z.array(z.string()).describe('names of the requirements that it met when it was run'),
  failed: z.array(z.string()),
  screenshotUrl: z.string().nullable(),
})
export type MadeResponse = z.infer<typeof MadeResponse>

/** That one response is worse than another, and how that was found out. */
export const MadePair = z.object({
  better: z.string().nullable(),
  worse: z.string().nullable(),
  edits: z.array(z.object({ family: z.string(), requirement: z.string(), by: z.enum(['execution', 'panel']) })),
})
export type MadePair = z.infer<typeof MadePair>

/** How a generated task came about, its truth included: told only once it is closed. */
export const TaskMaking = z.object({
  author: z.string(),
  seed: z.array(z.object({ axis: z.string(), value: z.string(), words: z.string(), origin: z.enum(['built-in', 'organic']) })),
  registry: z.string().describe('version of the registry that the seed was drawn from'),
  nearest: z.number().nullable().describe('similarity to the most similar earlier instruction; null where there was none'),
  requirements: z.array(MadeRequirement),
  edits: z.array(MadeEdit).describe('in the order in which they were made'),
  responses: z.array(MadeResponse).describe('in the order of the chain, the unedited one first; those outside of it last'),
  pairs: z.array(MadePair),
})
export type TaskMaking = z.infer<typeof TaskMaking>

/** `making` is null for tasks that were imported or made on the spot. */
export const TaskMakingReply = z.object({ making: TaskMaking.nullable() })
export type TaskMakingReply = z.infer<typeof TaskMakingReply>

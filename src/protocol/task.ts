import * as z from 'zod'
import { FurtherCriteria, gradeScale } from './criteria.ts'
import { LeaseId, TaskId } from './ids.ts'

/**
 * How a response is shown: plain text, source code, a live single page that only ever runs in an opaque, network-less frame, formatted
 * text, a conversation (JSON: a list of `{role, content}`), or a picture (PNG or JPEG in base64).
 */
export const ResponseKind = z.enum(['text', 'code', 'html', 'markdown', 'chat', 'image'])
export type ResponseKind = z.infer<typeof ResponseKind>

/** A kind as it is told to those who judge: one that a newer validator knows and we do not is shown as text. */
const ToldKind = z.string().regex(/^[a-z][a-z-]{0,31}$/, 'expected a kind of response in lower-case letters')

/** A candidate output to one instruction, as its judge sees it. */
export const Response = z.object({
  id: z.string().min(1).max(64),
  kind: ToldKind,
  content: z.string(),
})
export type Response = z.infer<typeof Response>

/** A response as a web page shows it: text comes along, a live page or a picture comes by URL from an opaque origin. Exactly one of the two is there. */
export const ShownResponse = z.object({
  id: z.string(),
  kind: ToldKind,
  text: z.string().nullable(),
  frameUrl: z.string().nullable(),
  aspect: z.number().positive().optional().describe('of a picture: its width over its height'),
})
export type ShownResponse = z.infer<typeof ShownResponse>

/** What is asked about every response and scored: a grade on a declared scale, anchored by words. */
export const Criterion = z.object({
  id: z.string().min(1).max(64),
  question: z.string(),
  ...gradeScale,
})
export type Criterion = z.infer<typeof Criterion>

/** Where a task came from. `built-in` tasks are made by our generator, not by a language model as `generated` ones, and are labelled so everywhere. */
export const TaskOrigin = z.enum(['built-in', 'generated', 'import'])
export type TaskOrigin = z.infer<typeof TaskOrigin>

/** A task as one recipient sees it: its ids and the order of its responses are this recipient's alone. Never holds the truth. */
export const PresentedTask = z.object({
  leaseId: LeaseId,
  mechanism: z.string(),
  mechid: z.number().int().min(0),
  domain: z.string(),
  instruction: z.string(),
  requirements: z.array(z.string()).default([]).describe('what the instruction asks for, one by one; empty where nobody took it apart'),
  responses: z.array(Response).min(2).max(16),
  criterion: Criterion,
  criteria: FurtherCriteria.default([]).describe('what is asked beside it, and not scored'),
})
export type PresentedTask = z.infer<typeof PresentedTask>

/** What may be shown of a task at any time, by the kind of page it needs: more kinds come with more mechanisms. */
export const TaskView = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('ranking'),
    criterion: Criterion,
    requirements: z.array(z.string()).describe('what the instruction asks for, one by one; empty where nobody took it apart'),
    contents: z
      .array(ShownResponse)
      .describe("empty while the task is open; in the order of the validator's store, which says nothing about their quality"),
  }),
  z.object({ kind: z.literal('conversation') }),
])
export type TaskView = z.infer<typeof TaskView>

/** One line of the task list; holds nothing that helps a judge. */
export const TaskSummary = z.object({
  id: TaskId,
  mechanism: z.string(),
  mechid: z.number().int(),
  domain: z.string(),
  origin: TaskOrigin.nullable().describe('null while the task is open: it would tell whether an order is known'),
  title: z.string(),
  state: z.enum(['open', 'scored', 'expired', 'void']),
  validator: z.string(),
  responses: z.number().int(),
  judgments: z.number().int(),
  createdAt: z.iso.datetime(),
  deadline: z.iso.datetime(),
  scoredAt: z.iso.datetime().nullable(),
  epoch: z.number().int().nullable().describe('epoch in which it was scored'),
  agreement: z
    .number()
    .nullable()
    .describe('agreement of its judges, chance-corrected, in [-1, 1]; null before scoring or where undefined'),
})
export type TaskSummary = z.infer<typeof TaskSummary>

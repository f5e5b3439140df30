import * as z from 'zod'

/** A text as it was when something was taken from it: kept with the task, so that every citation can be replayed. */
export const Snapshot = z.object({
  source: z.string().min(1).max(300).describe('where it is from: a package and entry, a page, a generator'),
  revision: z.string().min(1).max(100).describe('version of the package, page or generator'),
  licence: z.string().min(1).max(100),
  text: z.string().min(1).max(20_000),
})
export type Snapshot = z.infer<typeof Snapshot>

/** Where in a snapshot a statement stands. Offsets count UTF-16 units, the end is not included. */
export const Citation = z.object({
  snapshot: z.number().int().min(0).describe("place in the question's snapshots"),
  start: z.number().int().min(0),
  end: z.number().int().min(1),
})
export type Citation = z.infer<typeof Citation>

/** A right answer, in one of many possible wordings. */
export const Reference = z.object({
  text: z.string().min(1).max(20_000),
  by: z.string().min(1).max(100).describe('how it was found: two of one question are found in two ways'),
  citations: z.array(Citation),
})
export type Reference = z.infer<typeof Reference>

/** Something the human knows and tells only when it is asked for. */
export const Detail = z.object({
  name: z.string().min(1).max(60),
  keywords: z.array(z.string().min(1)).min(1).describe('words of a question that asks for it, lower case'),
  says: z.string().min(1).max(2000).describe('what the human then says'),
})
export type Detail = z.infer<typeof Detail>

/** A goal that takes a conversation: what is said first, and what has to be asked for. */
export const Conversation = z.object({
  opening: z.string().min(1).max(4000).describe('the query without its details: cannot be answered as it stands'),
  details: z.array(Detail).min(1).max(5),
})
export type Conversation = z.infer<typeof Conversation>

/** An essential in other words, for a human who does not name it: "that little land between France and Spain". */
export const Indirection = z.object({
  span: z.string().min(1).describe('one of the essentials'),
  says: z
    .string()
    .min(1)
    .max(300)
    .describe(
      'stands in its place in a sentence; says which one is meant and no other, nothing of the answer, and few words of its source',
    ),
})
export type Indirection = z.infer<typeof Indirection>

/** A clear question with its right answers: what a challenge is made of, and never shown itself. */
export const Question = z.object({
  type: z.string().describe('name of its task type'),
  version: z.string().describe('of its task type'),
  topic: z.string().min(1).max(100),
  subtopic: z.string().min(1).max(100),
  goal: z.string().min(1).max(200).describe('what a human wants with it, to be said after "wants to"'),
  query: z.string().min(1).max(8000).describe('clear, one question, says nothing of the answer'),
  essentials: z
    .array(z.string().min(1))
    .describe('spans of the query that no fuzz may touch: numbers, code, units, names; each occurs in it'),
  material: z
    .string()
    .min(1)
    .optional()
    .describe('span of the query that is there to be worked on, such as code or a text: may share words with right answers'),
  indirections: z
    .array(Indirection)
    .max(20)
    .optional()
    .describe('other ways to say its essentials, where there are any: lookups miss them'),
  style: z.string().max(200).optional().describe('how the answer is wanted, where the human wants it in a style of its own'),
  conversation: Conversation.optional().describe('where it can be asked in several turns'),
  difficulty: z.number().min(0).max(1).describe('as declared by its generator'),
  snapshots: z.array(Snapshot).min(1),
  references: z.array(Reference).min(2).max(8),
  expected: z.json().describe("what its type's verifier compares answers with"),
})
export type Question = z.infer<typeof Question>

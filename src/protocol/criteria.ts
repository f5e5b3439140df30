import * as z from 'zod'

/** A key that no object has by itself, so that records by it hold what was put into them and nothing else. */
const Key = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'expected 1 to 64 lower-case letters, digits and hyphens')
  .refine((key) => !(key in {}), 'expected a name that is not built into every object')

/** Unicode text that every database can hold. */
const Text = z
  .string()
  .refine((text) => !text.includes('\0') && text.isWellFormed(), 'expected Unicode text, got NUL or half a surrogate pair')

const Words = Text.max(300).refine((text) => text.trim() !== '', 'expected words, got none')

/** A scale of whole numbers with words for some of them. */
export const gradeScale = {
  min: z.number().int(),
  max: z.number().int(),
  anchors: z.record(z.string(), z.string()).describe('words for some grades, by grade'),
}

const head = {
  id: Key,
  question: Words,
  required: z.boolean().default(false).describe('whether a judgment without an answer to it is refused'),
}
const about = z.enum(['task', 'responses']).describe('whether it is asked once, or once for each response')
const options = z
  .array(z.object({ id: Key, label: Words }))
  .min(2)
  .max(10)
  .refine((list) => new Set(list.map(({ id }) => id)).size === list.length, 'expected every option once')

/** What is asked beside the grade and the order that are scored, by its kind: see docs/criteria.md for adding one. */
export const FurtherCriterion = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rank'), ...head }),
  z
    .object({ kind: z.literal('grade'), ...head, ...gradeScale })
    .refine(({ min, max }) => max > min && max - min <= 100, 'expected a scale of 2 to 101 grades, the lowest first'),
  z.object({ kind: z.literal('single-choice'), ...head, about, options }),
  z.object({ kind: z.literal('multi-choice'), ...head, about, options }),
  z.object({
    kind: z.literal('pairwise'),
    ...head,
    pairs: z
      .array(z.tuple([z.string().min(1).max(64), z.string().min(1).max(64)]))
      .min(1)
      .max(10)
      .describe('ids of responses, two and two'),
  }),
  z
    .object({
      kind: z.literal('text'),
      ...head,
      about,
      minCharacters: z.number().int().min(1).max(2000).default(1),
      maxCharacters: z.number().int().min(1).max(2000).default(1000),
    })
    .refine(({ minCharacters, maxCharacters }) => minCharacters <= maxCharacters, 'expected minCharacters <= maxCharacters'),
  z.object({ kind: z.literal('pins'), ...head }),
])
export type FurtherCriterion = Readonly<z.infer<typeof FurtherCriterion>>
export type CriterionKind = FurtherCriterion['kind']
export type CriterionOf<Kind extends CriterionKind> = Extract<FurtherCriterion, { kind: Kind }>

/** More of them tire those who judge, and what they say of each is worth less. */
export const FurtherCriteria = z
  .array(FurtherCriterion)
  .max(5)
  .refine((list) => new Set(list.map(({ id }) => id)).size === list.length, 'expected criteria with different ids')

/** A place on a rendered response, with a note. */
export const Pin = z.object({
  x: z.number().min(0).max(100).describe('per cent of the width from the left'),
  y: z.number().min(0).max(100).describe('per cent of the height from the top'),
  note: Text.max(200),
})
export type Pin = Readonly<z.infer<typeof Pin>>

/** The part of a criterion that one value is about: a response's id, `task`, or the two ids of a pair with a space between. */
const by = <Value extends z.ZodType>(value: Value) => z.record(z.string().min(1).max(129), value)

/** What somebody says by one criterion, part by part; a criterion that is not required may be answered in part. */
export const CriterionAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rank'), by: by(z.number().int().min(1).max(16)).describe('1 = best; equal numbers are ties') }),
  z.object({ kind: z.literal('grade'), by: by(z.number().int()) }),
  z.object({ kind: z.literal('single-choice'), by: by(Key) }),
  z.object({ kind: z.literal('multi-choice'), by: by(z.array(Key).max(10)).describe('an empty list says: none of them') }),
  z.object({
    kind: z.literal('pairwise'),
    by: by(z.enum(['first', 'second', 'tie'])).describe('which of the pair, as its key names them'),
  }),
  z.object({ kind: z.literal('text'), by: by(Text.max(2000)) }),
  z.object({ kind: z.literal('pins'), by: by(z.array(Pin).min(1).max(10)) }),
])
export type CriterionAnswer = Readonly<z.infer<typeof CriterionAnswer>>
export type AnswerValue = CriterionAnswer['by'][string]

/** Answers by the ids of their criteria. */
export const CriterionAnswers = z.record(Key, CriterionAnswer)
export type CriterionAnswers = Readonly<z.infer<typeof CriterionAnswers>>

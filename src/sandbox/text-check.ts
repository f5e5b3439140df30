import * as z from 'zod'

/** A check of a text: what it must say and what it must not say. */
export const TextCheck = z.object({
  kind: z.literal('text'),
  says: z
    .array(z.array(z.string().min(1).max(200)).min(1))
    .default([])
    .describe('of each list at least one must occur as whole words; case and accents do not count'),
  mostWords: z.number().int().min(1).optional().describe('it may have so many words and no more'),
  never: z.array(z.string().min(1).max(200)).default([]).describe('none of these may occur as whole words'),
})
export type TextCheck = z.input<typeof TextCheck>

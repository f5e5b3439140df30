import * as z from 'zod'

/** What language models make of an answer beside its reference: stored with it, so that scoring asks nobody. */
export const JudgedAnswer = z.object({
  agreement: z.number().min(0).max(1).optional().describe('1 = says the same; absent where fewer than three votes counted'),
  votes: z.number().int().min(0),
  log: z.array(z.string()).describe('what each vote came to: no text of the answer or the reference in it'),
})
export type JudgedAnswer = z.infer<typeof JudgedAnswer>

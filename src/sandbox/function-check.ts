import * as z from 'zod'

/** A check of a function written in JavaScript or TypeScript: calls and what must come back, compared as JSON values. */
export const FunctionCheck = z.object({
  kind: z.literal('function'),
  name: z
    .string()
    .regex(/^[A-Za-z_$][\w$]*$/)
    .describe('the function of that name that the response declares'),
  calls: z
    .array(z.object({ with: z.array(z.json()), gives: z.json().optional(), throws: z.literal(true).optional() }))
    .min(1)
    .max(100),
})
export type FunctionCheck = z.input<typeof FunctionCheck>

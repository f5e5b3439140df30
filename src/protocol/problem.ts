import * as z from 'zod'

/** Every error reply over HTTP. @source RFC 9457, Problem Details for HTTP APIs */
export const Problem = z.object({
  type: z.string().describe('docs/errors.md#<code>'),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().describe('what was expected and what came'),
  code: z.string().describe('stable name of the error'),
  hint: z.string().optional().describe('what to do next'),
  instance: z.string().optional(),
})
export type Problem = z.infer<typeof Problem>

import * as z from 'zod'

/** How tasks are generated. */
export const GenerationConfig = z
  .object({
    responses: z.number().int().min(2).max(8).default(4).describe('answers that follow the chain, the unedited one included'),
    fewestEdits: z.number().int().min(2).max(7).default(3).describe('edits in a chain'),
    mostEdits: z.number().int().min(2).max(7).default(6),
    mostRepairs: z.number().int().min(0).max(5).default(2).describe('an answer that does not run is sent back so often'),
    experimentShare: z.number().min(0).max(1).default(0.2).describe('share of tasks with one more answer whose rank nobody knows'),
    probeShare: z
      .number()
      .min(0)
      .max(1)
      .default(0.2)
      .describe('share of tasks beside which an edit is tried whose family is out of use, while there is one'),
    leaderboardShare: z
      .number()
      .min(0)
      .max(1)
      .default(0.2)
      .describe('share of tasks answered by models on a leaderboard, where there are any'),
    evidenceDays: z
      .number()
      .positive()
      .max(3650)
      .default(30)
      .describe('pictures, and the contents of responses that are in no task, are kept for so many days'),
    depth: z.number().int().min(1).max(10_000).default(24).describe('so many tasks are kept ready'),
    sideBySide: z.number().int().min(1).max(32).default(2).describe('attempts that one process works on at a time'),
    claimMs: z
      .number()
      .int()
      .positive()
      .max(24 * 3600_000)
      .default(15 * 60_000)
      .describe('an attempt that nobody has worked on for so long is taken over'),
  })
  .refine(({ fewestEdits, mostEdits }) => fewestEdits <= mostEdits, { path: ['fewestEdits'], error: 'expected no more than mostEdits' })
export type GenerationConfig = z.infer<typeof GenerationConfig>

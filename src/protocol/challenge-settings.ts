import * as z from 'zod'

/** Part of [0, 1], both ends included. */
const Bounds = z
  .object({ low: z.number().min(0).max(1), high: z.number().min(0).max(1) })
  .strict()
  .refine(({ low, high }) => low <= high, 'expected low <= high')
export type Bounds = Readonly<z.infer<typeof Bounds>>

/** How hard validators may ask, as their operator sets it while the network runs: from the next challenge on. */
export const ChallengeSettings = z
  .object({
    lambda: Bounds.default({ low: 0, high: 1 }).describe('how unclear a challenge may be: 0 = the question as it is'),
    difficulty: Bounds.default({ low: 0, high: 1 }).describe('how difficult its question may be'),
    passRate: z.number().min(0.05).max(0.95).default(0.6).describe('share of the answers that are to pass'),
  })
  .strict()
export type ChallengeSettings = Readonly<z.infer<typeof ChallengeSettings>>

/** What holds until an operator says otherwise: 60 % is the middle of the 50 to 70 that are wanted. */
export const DEFAULT_CHALLENGE_SETTINGS: ChallengeSettings = ChallengeSettings.parse({})

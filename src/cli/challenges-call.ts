import * as z from 'zod'
import { ChallengeSettings } from '../protocol/challenge-settings.ts'
import { readChallengeSettings, writeChallengeSettings } from '../store/challenge-settings.ts'
import type { Db } from '../store/open-store.ts'

/** Reads or changes how hard validators may ask. What is left out stays as it is. */
export const ChallengesCall = z.strictObject({
  do: z.literal('challenges'),
  lambda: ChallengeSettings.shape.lambda.unwrap().optional(),
  difficulty: ChallengeSettings.shape.difficulty.unwrap().optional(),
  passRate: ChallengeSettings.shape.passRate.unwrap().optional(),
})
export type ChallengesCall = z.infer<typeof ChallengesCall>

/** What holds now. */
export const ChallengesReply = z.strictObject({ challenges: ChallengeSettings })
export type ChallengesReply = z.infer<typeof ChallengesReply>

export async function runChallengesCall(db: Db, { do: _, ...changes }: ChallengesCall): Promise<ChallengesReply> {
  const before = await readChallengeSettings(db)
  const after = ChallengeSettings.parse({ ...before, ...changes })
  if (Object.keys(changes).length > 0) await writeChallengeSettings(db, after)
  return { challenges: after }
}

import * as z from 'zod'
import { AnswerRecipe } from '../mechanisms/prompting/scoring/answer-recipe.ts'
import { Hotkey } from '../protocol/ids.ts'
import type { Db } from '../store/open-store.ts'
import type { RescoredHistory } from './rescore-history.ts'

/** Scores the history of a network by two recipes: by the command itself, or through the network that uses its data. */
export const RescoreCall = z.strictObject({
  do: z.literal('rescore'),
  newest: z.int().min(1).max(100_000).describe('challenges'),
  before: AnswerRecipe,
  after: AnswerRecipe,
})
export type RescoreCall = z.infer<typeof RescoreCall>

const Recipe = z.object({ version: z.string(), hash: z.string() })
const Standing = z.object({ mean: z.number(), rank: z.number() })
const Rescored = z.object({
  before: Recipe,
  after: Recipe,
  tasks: z.int(),
  miners: z.array(z.object({ miner: Hotkey, before: Standing, after: Standing, gained: z.number() })),
  unreadable: z.int(),
  fromMs: z.number().optional(),
  untilMs: z.number().optional(),
})

export const RescoreReply = z.strictObject({ rescored: Rescored })
export type RescoreReply = z.infer<typeof RescoreReply>

export async function runRescoreCall(db: Db, { newest, before, after }: RescoreCall): Promise<RescoreReply> {
  const { rescoreHistory } = await import('./rescore-history.ts') // all task types: what other calls of an operator need not load
  const rescored: RescoredHistory = await rescoreHistory(db, { newest, before, after })
  return { rescored: Rescored.parse(rescored) }
}

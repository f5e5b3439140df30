import * as z from 'zod'

/** One turn: what the human said, and what the miner answered to it. */
export const Turn = z.object({
  challenge: z.string(),
  answer: z.string().describe('as far as it came: empty where nothing did'),
  status: z.enum(['ok', 'timeout', 'error', 'too-long']),
  firstMs: z.number().min(0).nullable().describe('from the request to the first piece of the answer; null where none came'),
  totalMs: z.number().min(0),
})
export type Turn = z.infer<typeof Turn>

/** A conversation with one miner, as the validator heard it. */
export const Transcript = z.object({ turns: z.array(Turn).min(1).max(8) })
export type Transcript = z.infer<typeof Transcript>

/** What a miner signed for one turn: with the turns of the transcript all that is needed to prove it (`answerText`). */
export const TurnSeal = z.object({ nonce: z.string(), signature: z.string().nullable().describe('null where the miner signs no answers') })

/** What is kept of a conversation beside what was said in it. */
export const ConversationRecord = z.object({
  judgment: z.object({ activeMs: z.number(), judgedAt: z.iso.datetime() }),
  seals: z.array(TurnSeal).describe('by turn'),
})
export type ConversationRecord = z.infer<typeof ConversationRecord>

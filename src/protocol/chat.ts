import * as z from 'zod'

/** One message of a conversation, as OpenAI's chat completions have it. */
export const ChatMessage = z.object({ role: z.enum(['system', 'user', 'assistant']), content: z.string() })
export type ChatMessage = Readonly<z.infer<typeof ChatMessage>>

/**
 * Validator -> miner: POST {miner}/v1/chat/completions, signed (btauth/1, and Epistula v2 beside it), answered as server-sent events.
 * This and nothing else, whoever asks and whatever for: a miner cannot tell a request of ours from a customer's.
 */
export const ChatRequest = z.object({ messages: ChatMessage.array().min(1).max(64), stream: z.literal(true) })
export type ChatRequest = z.infer<typeof ChatRequest>

/** One event of the answer; what other servers add is passed over. */
export const ChatChunk = z.object({
  choices: z
    .array(z.object({ delta: z.object({ content: z.string().nullish() }).nullish(), finish_reason: z.string().nullish() }))
    .describe('the first one is the answer; none in an event of usage'),
})

/**
 * What our own miners say of an answer once it is complete, in a comment of the stream (`: kumite-answer {...}`), which other clients pass over.
 * A miner that signs cannot deny its answer, and its validator cannot make one up.
 */
export const AnswerSeal = z.object({
  signature: z.string().regex(/^0x[0-9a-f]{128}$/, 'expected 0x and 128 hex digits'),
  simulated: z.boolean().describe('true when the answers of this miner are simulated: declared by itself, shown wherever the answer is'),
})
export type AnswerSeal = z.infer<typeof AnswerSeal>

/** How the comment with an {@link AnswerSeal} begins. */
export const ANSWER_SEAL = 'kumite-answer '

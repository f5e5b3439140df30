import type { ModelPool } from '../../models/language/create-model-pool.ts'
import type { ChatMessage } from '../../protocol/chat.ts'
import type { Tool } from '../tools/tool.ts'
import { createToolUse, type ToolCall } from '../tools/tool-use.ts'
import { answerByModel } from './answer-by-model.ts'
import { answerByRules } from './answer-by-rules.ts'
import { type LinkedClaim, linkClaims } from './link-claims.ts'

/** How an answer came about: what was looked up and worked out, and which of its statements rest on what. */
export interface AnswerRecord {
  readonly answer: string
  /** A language model's name, or `rules`. */
  readonly by: string
  readonly calls: readonly ToolCall[]
  readonly claims: readonly LinkedClaim[]
  /** Why an answer of the model was not used; `undefined` where it was, or none was asked. */
  readonly refused: string | undefined
}

export interface Answering {
  readonly tools: readonly Tool[]
  /** Language models to ask first; without them, and where they fail, rules answer. */
  readonly model?: ModelPool | undefined
  readonly signal: AbortSignal
  /** Is told how the answer came about, when it is whole. */
  readonly onRecord?: ((record: AnswerRecord) => void) | undefined
}

/** About so many characters go in one piece. */
const PIECE = /[\s\S]{1,60}(?:\s+|$)|[\s\S]{1,60}/g

/**
 * Answers the last of some messages, from their text alone: finds out what is wanted, looks it up or works it out with tools, asks back where
 * something is missing. Works without network or key; a language model answers first where there is one, and what it cites must be there.
 *
 * @param messages of one conversation, oldest first
 * @returns pieces of the answer, as they come
 */
export async function* answerChallenge(
  messages: readonly ChatMessage[],
  { tools, model, signal, onRecord }: Answering,
): AsyncGenerator<string> {
  const use = createToolUse(tools, signal)
  const byModel = model && (await answerByModel(messages, use, model, signal))
  const isGood = byModel?.refused === undefined
  const answer = byModel && isGood ? byModel.answer : await answerByRules(messages, use)
  const calls = use.calls
  onRecord?.({ answer, by: byModel && isGood ? byModel.by : 'rules', calls, claims: linkClaims(answer, calls), refused: byModel?.refused })
  for (const [piece] of answer.matchAll(PIECE)) {
    if (signal.aborted) return
    yield piece
  }
}

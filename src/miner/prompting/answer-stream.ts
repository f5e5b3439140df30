import { randomUUID } from 'node:crypto'
import { bytesToHex } from '@noble/hashes/utils.js'
import { answerText } from '../../identity/answer-text.ts'
import { ANSWER_SEAL, type AnswerSeal, type ChatMessage } from '../../protocol/chat.ts'
import type { Hotkey } from '../../protocol/ids.ts'
import type { AnsweringMiner } from './responder.ts'

/** A request that has been verified, as it is answered. */
export interface AskedAnswer {
  readonly sender: Hotkey
  readonly messages: readonly ChatMessage[]
  /** The raw body and the nonce it was signed with: the answer's signature is bound to them. */
  readonly body: string
  readonly nonce: string
  readonly nowMs: number
  readonly signal: AbortSignal
}

/**
 * One answer as server-sent events: chunks of a chat completion, then a comment with the miner's signature over the whole, then `[DONE]`.
 * Where the responder fails the stream breaks off, and whoever asks knows that it has not heard all.
 */
export async function* answerStream(miner: AnsweringMiner, asked: AskedAnswer): AsyncGenerator<string> {
  const { sender, messages, body, nonce, nowMs, signal } = asked
  const head = { id: `chatcmpl-${randomUUID()}`, object: 'chat.completion.chunk', created: Math.floor(nowMs / 1000), model: 'kumite' }
  const chunk = (delta: object, reason: 'stop' | null) =>
    `data: ${JSON.stringify({ ...head, choices: [{ index: 0, delta, finish_reason: reason }] })}\n\n`
  let answer = ''
  yield chunk({ role: 'assistant' }, null)
  for await (const piece of miner.responder.answer(messages, { sender, signal })) {
    if (signal.aborted) return
    answer += piece
    if (piece !== '') yield chunk({ content: piece }, null)
  }
  yield chunk({}, 'stop')
  const text = answerText({ miner: miner.hotkey, validator: sender, nonce, body, answer })
  const seal: AnswerSeal = { signature: `0x${bytesToHex(miner.signer.sign(text))}`, simulated: miner.simulated }
  yield `: ${ANSWER_SEAL}${JSON.stringify(seal)}\n\ndata: [DONE]\n\n`
}

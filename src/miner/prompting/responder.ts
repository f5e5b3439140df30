import type { Signer } from '../../identity/signer.ts'
import type { ChatMessage } from '../../protocol/chat.ts'
import type { Hotkey } from '../../protocol/ids.ts'

/** What answers the messages that a miner is sent. */
export interface Responder {
  /**
   * Pieces of the answer, as they come; together they are the answer.
   * @param messages of this conversation alone, the last one by whoever asks
   * @param context.sender the validator that asks
   * @param context.signal aborts when nobody listens any more
   */
  answer(messages: readonly ChatMessage[], context: { readonly sender: Hotkey; readonly signal: AbortSignal }): AsyncIterable<string>
}

/** A miner that answers messages, with its key. */
export interface AnsweringMiner {
  readonly hotkey: Hotkey
  readonly signer: Signer
  /** True when its answers are simulated: it says so with each. */
  readonly simulated: boolean
  readonly responder: Responder
}

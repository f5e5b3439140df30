import type { Context } from 'hono'
import { answerStream } from '../miner/prompting/answer-stream.ts'
import type { AnsweringMiner } from '../miner/prompting/responder.ts'
import type { ChatMessage } from '../protocol/chat.ts'
import { Hotkey } from '../protocol/ids.ts'
import type { ApiContext } from './api-context.ts'
import type { SignedEnv } from './require-signature.ts'

/** The streamed answer of a miner to a request that has been verified; ends when nobody listens any more or the server stops. */
export async function answerReply(
  c: Context<SignedEnv>,
  miner: AnsweringMiner,
  messages: readonly ChatMessage[],
  { clock, stopping }: Pick<ApiContext, 'clock' | 'stopping'>,
): Promise<Response> {
  const stopped = new AbortController()
  const pieces = answerStream(miner, {
    sender: Hotkey.parse(c.get('sender')),
    messages,
    body: await c.req.text(),
    nonce: c.req.header('X-Bittensor-Nonce') ?? '',
    nowMs: clock.now(),
    signal: AbortSignal.any([c.req.raw.signal, stopped.signal, stopping]),
  })
  const encoder = new TextEncoder()
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await pieces.next()
        if (done) controller.close()
        else controller.enqueue(encoder.encode(value))
      } catch (error) {
        if (!stopping.aborted) throw error
        controller.close() // we stop: the answer ends without its mark of the end, which its reader misses
      }
    },
    async cancel() {
      stopped.abort()
    },
  })
  return c.body(stream, 200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
}

import { chatChunks, fingerprintOf, type ReplyFrame, usageOf } from './chat-reply.ts'
import type { ChatRun } from './chat-run.ts'
import type { GatewayMiner } from './gateway.ts'
import type { ChatPlan } from './plan-chat.ts'
import { openAiErrorBody, told } from './reply-with-openai-error.ts'

interface StreamOptions {
  readonly frame: ReplyFrame
  readonly servers: readonly GatewayMiner[]
  readonly plan: ChatPlan
  readonly includeUsage: boolean
  /** @param error what the call ended with; absent = it was answered */
  settle(error?: unknown): Promise<void>
}

/** The reply as server-sent events. It ends with `[DONE]` only where all answers are complete. */
export function streamChat(run: ChatRun, { frame, servers, plan, includeUsage, settle }: StreamOptions): ReadableStream<Uint8Array> {
  const chunks = chatChunks(frame, { fingerprint: fingerprintOf(servers), includeUsage })
  const encoder = new TextEncoder()
  let gone = false
  return new ReadableStream({
    async start(controller) {
      const send = (data: string) => {
        if (!gone) controller.enqueue(encoder.encode(`data: ${data}\n\n`))
      }
      for (const index of servers.keys()) send(JSON.stringify(chunks.first(index)))
      run.listen((index, text) => send(JSON.stringify(chunks.piece(index, text))))
      try {
        const answers = await run.finish()
        for (const [index, answer] of answers.entries()) {
          if (plan.form && answer.text !== null) send(JSON.stringify(chunks.piece(index, answer.text)))
          if (answer.toolCalls.length > 0) send(JSON.stringify(chunks.toolCalls(index, answer)))
          send(JSON.stringify(chunks.last(index, answer)))
        }
        if (includeUsage) send(JSON.stringify(chunks.usage(usageOf(plan.promptTokens, answers))))
        await settle()
        send('[DONE]')
      } catch (error) {
        run.stop()
        const { message, terms } = told(error)
        await settle(error)
        send(JSON.stringify(openAiErrorBody(message, terms)))
      }
      if (!gone) controller.close()
    },
    cancel() {
      gone = true
      run.stop()
    },
  })
}

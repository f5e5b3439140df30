import { askRoutes, type ServedAnswer } from './ask-routes.ts'
import { usageOf } from './chat-reply.ts'
import { CustomerGoneError } from './errors.ts'
import type { Gateway, GatewayMiner } from './gateway.ts'
import { type ChatPlan, routesOf, usdOf } from './plan-chat.ts'

type PieceListener = (index: number, text: string) => void

/** The answers to one request, under way side by side. */
export interface ChatRun {
  /** @returns who answers, as soon as every answer has begun */
  begin(): Promise<GatewayMiner[]>
  finish(): Promise<ServedAnswer[]>
  /** Gives the pieces that came so far, then each that comes. */
  listen(listener: PieceListener): void
  stop(): void
  /**
   * What is counted: all that was said, passed on or not. Of a call that gave nothing, nothing, unless it was the customer who ended it.
   * @param error what it ended with; absent = it was answered
   */
  used(error?: unknown): { prompt_tokens: number; completion_tokens: number; cost_usd: number; served_by: string[] }
}

/** Starts asking for every answer of a plan: several are from several miners. */
export function startRun(
  gateway: Gateway,
  plan: ChatPlan,
  { requestId, keyId, customer }: { requestId: string; keyId: string; customer: AbortSignal },
): ChatRun {
  const stopped = new AbortController()
  const signal = AbortSignal.any([customer, stopped.signal])
  const begun = Array.from({ length: plan.answers }, () => Promise.withResolvers<GatewayMiner>())
  const said = begun.map(() => '')
  const servers = begun.map((): GatewayMiner | undefined => undefined)
  const early: [number, string][] = []
  let listener: PieceListener = (index, text) => void early.push([index, text])
  const routes = routesOf(gateway, { requestId, keyId }, plan.types)
  let calls = 0
  const answers = begun.map(async (start, index) => {
    const all = await routes
    const own = all.length === 0 ? all : [...all.slice(index % all.length), ...all.slice(0, index % all.length)]
    const answer = await askRoutes(gateway, {
      ...plan,
      keyId,
      routes: own,
      signal,
      callId: () => `call_${requestId}_${calls++}`,
      onPiece(text, from) {
        start.resolve(from)
        listener(index, text)
      },
      onHeard(text, from) {
        said[index] = text
        servers[index] = text === '' ? undefined : from
      },
    })
    servers[index] = answer.by
    start.resolve(answer.by)
    return answer
  })
  for (const [index, answer] of answers.entries()) answer.catch(begun[index]!.reject)
  for (const { promise } of begun) promise.catch(() => {}) // told by whoever waits for the answers
  return {
    begin: () => Promise.all(begun.map(({ promise }) => promise)),
    finish: () => Promise.all(answers),
    listen(to) {
      for (const [index, text] of early.splice(0)) to(index, text)
      listener = to
    },
    stop: () => stopped.abort(new CustomerGoneError()),
    used(error) {
      const { completion_tokens } = usageOf(
        0,
        said.map((text) => ({ said: text })),
      )
      const isFree = completion_tokens === 0 && error !== undefined && !(error instanceof CustomerGoneError)
      const prompt_tokens = isFree ? 0 : plan.promptTokens
      const by = servers.flatMap((miner) => (miner ? [miner.miner] : []))
      return { prompt_tokens, completion_tokens, cost_usd: usdOf(gateway.config, prompt_tokens, completion_tokens), served_by: by }
    },
  }
}

import type { ServedAnswer } from './ask-routes.ts'
import { countTokens } from './count-tokens.ts'
import type { GatewayMiner } from './gateway.ts'

/** What all parts of one reply have in common. */
export interface ReplyFrame {
  readonly id: string
  /** Unix seconds. */
  readonly created: number
  /** The model that was asked for: clients compare it with what they sent. */
  readonly model: string
}

export interface Usage {
  readonly prompt_tokens: number
  readonly completion_tokens: number
  readonly total_tokens: number
}

export function usageOf(promptTokens: number, answers: readonly Pick<ServedAnswer, 'said'>[]): Usage {
  const completion = answers.reduce((sum, { said }) => sum + countTokens(said), 0)
  return { prompt_tokens: promptTokens, completion_tokens: completion, total_tokens: promptTokens + completion }
}

/** Who served, in the field that OpenAI has for what stands behind an answer: uids are public, and this says no more. */
export function fingerprintOf(miners: readonly GatewayMiner[]): string {
  return `kumite-uid-${[...new Set(miners.map(({ uid }) => uid))].join('-')}`
}

/** A chat completion as OpenAI's API has it. */
export function chatCompletion(frame: ReplyFrame, answers: readonly ServedAnswer[], usage: Usage): object {
  return {
    ...frame,
    object: 'chat.completion',
    system_fingerprint: fingerprintOf(answers.map(({ by }) => by)),
    choices: answers.map(({ text, toolCalls, finishReason }, index) => ({
      index,
      message: { role: 'assistant', content: text, refusal: null, ...(toolCalls.length > 0 ? { tool_calls: toolCalls } : {}) },
      logprobs: null,
      finish_reason: finishReason,
    })),
    usage,
  }
}

/** The events of the same reply as a stream. @param includeUsage every chunk then has a field for it, and the last one fills it */
export function chatChunks(frame: ReplyFrame, { fingerprint, includeUsage }: { fingerprint: string; includeUsage: boolean }) {
  const chunk = (choices: readonly object[], usage: Usage | null = null) => ({
    ...frame,
    object: 'chat.completion.chunk',
    system_fingerprint: fingerprint,
    choices,
    ...(includeUsage ? { usage } : {}),
  })
  const choice = (index: number, delta: object, finishReason: string | null = null) =>
    chunk([{ index, delta, logprobs: null, finish_reason: finishReason }])
  return {
    first: (index: number) => choice(index, { role: 'assistant', content: '', refusal: null }),
    piece: (index: number, content: string) => choice(index, { content }),
    toolCalls: (index: number, { toolCalls }: ServedAnswer) =>
      choice(index, { tool_calls: toolCalls.map((call, at) => ({ index: at, ...call })) }),
    last: (index: number, { finishReason }: ServedAnswer) => choice(index, {}, finishReason),
    usage: (usage: Usage) => chunk([], usage),
  }
}

import { createRng } from '../../core/rng.ts'
import { type Route, rankRoutes } from '../../scoring/routing/rank-routes.ts'
import { answerFormOf } from './answer-form.ts'
import type { WantedAnswer } from './ask-routes.ts'
import { type ChatInput, contentText } from './chat-input.ts'
import { countTokens } from './count-tokens.ts'
import { GatewayNotFoundError, GatewayRequestError } from './errors.ts'
import type { Gateway, GatewayMiner } from './gateway.ts'
import { plainMessages, wishOf } from './plain-messages.ts'

/** The model that is routed by what the prompt asks for; `kumite/TYPE` is routed as a task of that type. */
export const ROUTED_MODEL = 'kumite'

/** What a chat request comes to, before anybody is asked. */
export interface ChatPlan extends Pick<WantedAnswer, 'messages' | 'stop' | 'maxTokens' | 'form' | 'type'> {
  readonly answers: number
  readonly promptTokens: number
  /** The most it can cost. */
  readonly mostUsd: number
  /** Probability of each task type. */
  readonly types: ReadonlyMap<string, number>
}

/** @throws {@link GatewayNotFoundError}, {@link GatewayRequestError} for what cannot be answered */
export function planChat({ classifier, config }: Gateway, input: ChatInput): ChatPlan {
  const { model, messages: given, n, stop, max_tokens, max_completion_tokens } = input
  const form = answerFormOf(input)
  const messages = plainMessages(given, wishOf(input))
  if (given.every(({ role, content }) => role === 'assistant' || contentText(content).trim() === ''))
    throw new GatewayRequestError({ param: 'messages', problem: 'expected something said by the user, got nothing' })
  // Miners refuse such bodies, and that would count against them.
  if (messages.some(({ content }) => content.includes('\0') || !content.isWellFormed()))
    throw new GatewayRequestError({ param: 'messages', problem: 'expected text without NUL and half surrogate pairs, got some' })
  const characters = messages.reduce((sum, { content }) => sum + content.length, 0)
  if (characters > config.mostPromptCharacters)
    throw new GatewayRequestError({
      param: 'messages',
      problem: `expected at most ${config.mostPromptCharacters} characters, got ${characters}`,
      openAiCode: 'context_length_exceeded',
    })
  const types = typesOf(model, given, classifier)
  const promptTokens = messages.reduce((sum, { content }) => sum + countTokens(content), 0)
  const maxTokens = max_completion_tokens ?? max_tokens ?? config.maxTokens
  const answers = n ?? 1
  return {
    messages,
    form,
    types,
    type: types.keys().next().value!,
    promptTokens,
    maxTokens,
    answers,
    stop: [stop ?? []].flat(),
    mostUsd: usdOf(config, promptTokens, maxTokens * answers),
  }
}

/** The miners for one request, best first. Same request id, same knowledge, same order. */
export async function routesOf(
  gateway: Gateway,
  { requestId, keyId }: { requestId: string; keyId: string },
  types: ReadonlyMap<string, number>,
): Promise<Route<GatewayMiner>[]> {
  const [miners] = await Promise.all([gateway.miners(), gateway.refresh()])
  return rankRoutes(miners, { types, book: gateway.book, asker: keyId, rng: createRng(`${gateway.seed}/${requestId}`) })
}

export function usdOf(
  { usdPerMillionTokens: { prompt, completion } }: Gateway['config'],
  promptTokens: number,
  completionTokens: number,
): number {
  return (promptTokens * prompt + completionTokens * completion) / 1e6
}

function typesOf(model: string, messages: ChatInput['messages'], classifier: Gateway['classifier']): ReadonlyMap<string, number> {
  if (model === ROUTED_MODEL) return classifier.classify(askedFor(messages))
  const type = classifier.types.find((known) => model === `${ROUTED_MODEL}/${known}`)
  if (type === undefined) throw new GatewayNotFoundError({ what: 'model', name: model })
  return new Map([[type, 1]])
}

/** What the user said last says what is wanted; what was said before only where that is short, such as "and in miles?" */
function askedFor(messages: ChatInput['messages']): string {
  const said = messages.filter(({ role }) => role === 'user').map(({ content }) => contentText(content))
  const last = said.at(-1) ?? ''
  return last.length < 40 ? said.slice(-2).join('\n') : last
}

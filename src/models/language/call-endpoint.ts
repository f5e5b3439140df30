import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import {
  APICallError,
  extractJsonMiddleware,
  generateText,
  InvalidResponseDataError,
  type JSONSchema7,
  jsonSchema,
  type LanguageModelUsage,
  NoObjectGeneratedError,
  Output,
  wrapLanguageModel,
} from 'ai'
import type { Clock } from '../../core/clock.ts'
import { withinTime } from '../../core/within-time.ts'
import { boundedFetch, OversizedBodyError } from './bounded-fetch.ts'
import { extractJson } from './extract-json.ts'
import type { PoolModel } from './models-config.ts'
import { retryAfterMs } from './retry-after.ts'

export interface EndpointRequest {
  readonly purpose: string
  readonly system: string
  readonly prompt: string
  /** JSON Schema of the object that is wanted; absent = text. */
  readonly schema: JSONSchema7 | undefined
  readonly temperature: number
  readonly topP: number
  readonly signal: AbortSignal | undefined
}

/** What one HTTP call came to. `usage` is what the endpoint says it used; absent = it did not say, and may have used anything; `none` = nothing for sure. */
export type EndpointReply =
  | { readonly kind: 'text'; readonly text: string; readonly json: unknown; readonly reasoning: string; readonly usage?: Usage }
  | { readonly kind: 'unusable'; readonly problem: string; readonly usage?: Usage }
  | { readonly kind: 'failed'; readonly problem: string; readonly again: boolean; readonly afterMs: number; readonly usage?: Usage }
  | { readonly kind: 'refused'; readonly status: number; readonly problem: string; readonly usage: Usage }

export interface Usage {
  readonly promptTokens: number
  readonly completionTokens: number
}

const NOTHING: Usage = { promptTokens: 0, completionTokens: 0 }
/** Errors of a connection that was never there: nothing was asked, nothing is billed. */
const NEVER_CONNECTED = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT']

/**
 * One call to an OpenAI-compatible endpoint through the AI SDK, without retries, bounded in size and time, with every way in which it can
 * go wrong told apart. Never throws for what the endpoint does; only if the caller's own signal ends it.
 * @param key sent as bearer token; it is cut out of whatever the endpoint says in return
 */
export async function callEndpoint(
  model: PoolModel,
  key: string | undefined,
  request: EndpointRequest,
  clock: Clock,
): Promise<EndpointReply> {
  const patience = withinTime(model.timeoutMs, request.signal)
  try {
    const { text, output, reasoningText, finishReason, usage } = await generateText({
      model: wrapLanguageModel({ model: languageModel(model, key), middleware: extractJsonMiddleware({ transform: request.schema ? extractJson : (text) => text }) }), // biome-ignore format: one model
      instructions: request.system,
      prompt: request.prompt,
      output: outputOf(model, request),
      maxOutputTokens: model.maxTokens,
      temperature: request.temperature,
      topP: request.topP,
      maxRetries: 0,
      abortSignal: patience,
      // schemas with unions and defaults are not of OpenAI's strict subset; what comes back is checked here anyway
      providerOptions: { openaiCompatible: { strictJsonSchema: false } },
    })
    const problem = problemOf(finishReason, text, model.maxTokens)
    if (problem) return { kind: 'unusable', problem, ...used(usage) }
    return { kind: 'text', text, json: output, reasoning: reasoningText ?? '', ...used(usage) }
  } catch (error) {
    if (request.signal?.aborted) throw request.signal.reason
    if (patience.aborted) return { kind: 'failed', problem: `no whole answer within ${model.timeoutMs} ms`, again: false, afterMs: 0 }
    return replyOf(error, { nowMs: clock.now(), told: (text) => redact(text, key), maxTokens: model.maxTokens })
  }
}

function languageModel({ baseUrl, model, structuredOutputs }: PoolModel, key: string | undefined) {
  const provider = createOpenAICompatible({
    name: 'pool',
    baseURL: baseUrl,
    fetch: boundedFetch,
    supportsStructuredOutputs: structuredOutputs,
    ...(key === undefined ? {} : { apiKey: key }),
  })
  return provider(model)
}

function outputOf({ structuredOutputs }: PoolModel, { schema, purpose }: EndpointRequest) {
  if (!schema) return Output.text()
  return structuredOutputs ? Output.object({ schema: jsonSchema(schema), name: purpose }) : Output.json({ name: purpose })
}

function problemOf(finishReason: string, text: string, maxTokens: number): string | undefined {
  if (finishReason === 'content-filter') return `a refusal: ${redact(text, undefined)}`
  if (finishReason === 'length') return `an answer cut off at ${maxTokens} tokens`
  return text.trim() === '' ? 'an empty answer' : undefined
}

function replyOf(
  error: unknown,
  { nowMs, told, maxTokens }: { nowMs: number; told: (text: string) => string; maxTokens: number },
): EndpointReply {
  const causes = causesOf(error)
  if (causes.some((cause) => cause instanceof OversizedBodyError)) return { kind: 'unusable', problem: told(causes.at(-1)!.message) }
  if (NoObjectGeneratedError.isInstance(error)) {
    const problem = problemOf(error.finishReason ?? 'stop', error.text ?? '', maxTokens) ?? `no JSON: ${told(error.text ?? '')}`
    return { kind: 'unusable', problem, ...used(error.usage) }
  }
  if (InvalidResponseDataError.isInstance(error)) return { kind: 'failed', problem: told(error.message), again: true, afterMs: 0 }
  if (!APICallError.isInstance(error)) throw error
  const { statusCode, message, responseHeaders = {} } = error
  if (statusCode === 429 || (statusCode !== undefined && statusCode >= 500))
    return {
      kind: 'failed',
      problem: `${statusCode}: ${told(message)}`,
      again: true,
      afterMs: retryAfterMs(responseHeaders, nowMs),
      usage: NOTHING,
    }
  if (statusCode !== undefined && statusCode >= 300) return { kind: 'refused', status: statusCode, problem: told(message), usage: NOTHING }
  const unconnected = causes.some((cause) => NEVER_CONNECTED.includes(String((cause as { code?: unknown }).code)))
  return {
    kind: 'failed',
    problem: `a broken line: ${told(causes.at(-1)!.message)}`,
    again: true,
    afterMs: 0,
    ...(unconnected ? { usage: NOTHING } : {}),
  }
}

function causesOf(error: unknown): Error[] {
  const causes: Error[] = []
  for (let cause = error; cause instanceof Error && causes.length < 8; cause = cause.cause) causes.push(cause)
  return causes
}

/** Usage as reported: whole, not negative, and small enough for a database column whatever the endpoint says. */
function used(usage: LanguageModelUsage | undefined): { usage?: Usage } {
  const { inputTokens, outputTokens } = usage ?? {}
  const whole = (tokens: number) => Math.min(Math.max(Math.round(tokens), 0), 1e9)
  if (!Number.isFinite(inputTokens) || !Number.isFinite(outputTokens)) return {}
  return { usage: { promptTokens: whole(inputTokens!), completionTokens: whole(outputTokens!) } }
}

/** What an endpoint says, short, on one line and without the key, which some echo. */
function redact(text: string, key: string | undefined): string {
  const clean = (key ? text.replaceAll(key, '[key]') : text).replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()
  return clean.length > 160 ? `${clean.slice(0, 160)}...` : clean
}

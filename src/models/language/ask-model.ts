import * as z from 'zod'
import type { Clock } from '../../core/clock.ts'
import type { Rng } from '../../core/rng.ts'
import { ModelOutageError, ModelRequestError, UnusableAnswerError } from '../errors.ts'
import { callEndpoint, type EndpointReply, type Usage } from './call-endpoint.ts'
import type { CallLog } from './call-log.ts'
import { reserveCall } from './day-budget.ts'
import type { ModelHealth } from './model-health.ts'
import type { ModelsConfig, PoolModel } from './models-config.ts'

/** What a model is asked for. */
export interface ModelRequest<T> {
  /** Names the kind of call in the log and the schema on the wire: `instruct`, `answer` ... */
  readonly purpose: string
  readonly system: string
  readonly prompt: string
  /** Of the object that is wanted; absent = a text is. */
  readonly schema?: z.ZodType<T>
  readonly rng: Rng
  readonly signal?: AbortSignal | undefined
}

export interface ModelAnswer<T> {
  readonly output: T
  /** What the model thought aloud before it answered, where its endpoint tells; else empty. */
  readonly reasoning: string
  readonly model: string
  readonly temperature: number
  readonly topP: number
  readonly promptTokens: number
  readonly completionTokens: number
  readonly costUsd: number
  readonly ms: number
}

export interface AskDeps {
  readonly config: ModelsConfig
  readonly clock: Clock
  readonly log: CallLog
  readonly health: ModelHealth
  readonly wait: (ms: number, signal: AbortSignal | undefined) => Promise<void>
}

/** A server that asks for a longer wait than this is left alone for so long instead. */
const LONGEST_WAIT_MS = 60_000
const FIRST_WAIT_MS = 1_000
/** Tokens that a chat template adds to a prompt, at most. */
const TEMPLATE_TOKENS = 200
/** A model that repeats this much of its system prompt word for word has not answered but echoed. */
const ECHO_LENGTH = 100

/** One question to one model: each attempt within the day's budget, failed ones tried again where that may help, the answer checked. */
export async function askModel<T>(
  deps: AskDeps,
  { model, key, request }: { model: PoolModel; key: string | undefined; request: ModelRequest<T> },
): Promise<ModelAnswer<T>> {
  const { clock, health, config, wait } = deps
  const { purpose, system, prompt, rng, signal } = request
  const schema = request.schema && wireSchema(request.schema)
  const temperature = between(rng.fork('temperature'), model.temperature)
  const topP = between(rng.fork('topP'), model.topP)
  const most: Usage = {
    promptTokens: mostTokens([system, prompt, schema ? JSON.stringify(schema) : '']),
    completionTokens: model.maxTokens,
  }
  const jitter = rng.fork('wait')
  const unusable = (problem: string) => new UnusableAnswerError({ model: model.name, purpose, problem })

  for (let attempts = 1; ; attempts++) {
    const reserved = await reserveCall(deps, { model: model.name, purpose, ...most, costUsd: costOf(model, most) })
    const startedMs = clock.now()
    const settle = (usage: Usage, outcome: string) => {
      const result = { ...usage, costUsd: costOf(model, usage), ms: clock.now() - startedMs }
      return reserved.settle({ ...result, outcome }).then(() => result)
    }
    let reply: EndpointReply
    try {
      reply = await callEndpoint(model, key, { purpose, system, prompt, schema, temperature, topP, signal }, clock)
    } catch (error) {
      await settle(most, 'aborted')
      throw error
    }
    const usage = reply.usage ?? most
    if (reply.kind === 'text') {
      const checked = read(request, reply)
      const { ms, costUsd } = await settle(usage, 'problem' in checked ? 'unusable-answer' : 'answered')
      health.answered(model.name)
      if ('problem' in checked) throw unusable(checked.problem)
      return { ...checked, reasoning: reply.reasoning, model: model.name, temperature, topP, ...usage, costUsd, ms }
    }
    if (reply.kind === 'unusable') {
      await settle(usage, 'unusable-answer')
      health.answered(model.name)
      throw unusable(reply.problem)
    }
    if (reply.kind === 'refused') {
      await settle(usage, 'model-request')
      health.failed(model.name)
      throw new ModelRequestError({ model: model.name, ...reply })
    }
    await settle(usage, 'model-outage')
    if (!reply.again || attempts > config.retries || reply.afterMs > LONGEST_WAIT_MS) {
      health.failed(model.name, reply.afterMs)
      throw new ModelOutageError({ model: model.name, problem: reply.problem, attempts })
    }
    await wait(Math.max(FIRST_WAIT_MS * 2 ** (attempts - 1) * (0.5 + jitter.next()), reply.afterMs), signal)
  }
}

function read<T>(
  { schema, system }: ModelRequest<T>,
  { text, json }: { text: string; json: unknown },
): { output: T } | { problem: string } {
  if (text.includes(system.slice(0, ECHO_LENGTH))) return { problem: 'the prompt itself' }
  if (!schema) return { output: text as T } // without a schema T is string
  const parsed = safeParse(schema, json)
  if (!parsed) return { problem: 'an object nested too deeply' }
  if (parsed.success) return { output: parsed.data }
  const { path, message } = parsed.error.issues[0]!
  return { problem: `an object not of the schema: ${z.core.toDotPath(path)}: ${message}`.slice(0, 300) }
}

/** @returns nothing where the value is nested deeper than the stack allows */
function safeParse<T>(schema: z.ZodType<T>, json: unknown): z.ZodSafeParseResult<T> | undefined {
  try {
    return schema.safeParse(json)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

function wireSchema(schema: z.ZodType) {
  return z.toJSONSchema(schema, { target: 'draft-7', io: 'input' })
}

/** A token of a byte-level vocabulary holds at least one byte. */
function mostTokens(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text), TEMPLATE_TOKENS)
}

function costOf({ usdPerMillion }: PoolModel, { promptTokens, completionTokens }: Usage): number {
  return usdPerMillion ? (promptTokens * usdPerMillion.prompt + completionTokens * usdPerMillion.completion) / 1e6 : 0
}

function between(rng: Rng, [low, high]: readonly [number, number]): number {
  return Math.round((low + (high - low) * rng.next()) * 1000) / 1000
}

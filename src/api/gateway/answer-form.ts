import * as z from 'zod'
import { extractJson } from '../../models/language/extract-json.ts'
import type { ChatInput, ToolCall } from './chat-input.ts'
import { checkableSchema } from './checkable-schema.ts'
import { GatewayRequestError } from './errors.ts'

/** An answer in the form that was asked for. */
export interface FormedAnswer {
  readonly text: string | null
  readonly toolCalls: readonly ToolCall[]
}

/** Reads an answer as a whole. @returns `undefined` where it is not of the form that was asked for: another miner may do better */
export type AnswerForm = (text: string, callId: () => string) => FormedAnswer | undefined

/** What the form that no miner kept to was asked for with. */
export type FormParam = 'response_format' | 'tool_choice'

const Calls = z.object({
  tool_calls: z
    .array(z.object({ name: z.string(), arguments: z.record(z.string(), z.json()) }))
    .min(1)
    .max(32),
})

/**
 * How to read the answers to a request; `undefined` where they may be any text, which can then be passed on as it comes.
 * @throws {@link GatewayRequestError} where a schema cannot be checked
 */
export function answerFormOf({
  response_format: format,
  tools,
  tool_choice: choice,
  parallel_tool_calls: parallel,
}: ChatInput): { read: AnswerForm; param: FormParam } | undefined {
  const readText = format && format.type !== 'text' ? jsonReader(format) : undefined
  if (!tools?.length || choice === 'none') return readText && { read: readText, param: 'response_format' }
  const only = typeof choice === 'object' && choice ? choice.function.name : undefined
  const schemas = new Map(
    tools.map(({ function: { name, parameters } }, at) => [name, checkable(parameters ?? {}, `tools[${at}].function.parameters`)] as const),
  )
  if (only !== undefined && !schemas.has(only))
    throw new GatewayRequestError({ param: 'tool_choice', problem: 'expected the name of one of the tools, got another' })
  const must = choice === 'required' || only !== undefined
  const read: AnswerForm = (text, callId) => {
    const calls = Calls.safeParse(jsonOf(text)).data?.tool_calls
    if (!calls) return must ? undefined : readText ? readText(text, callId) : { text, toolCalls: [] }
    if (parallel === false && calls.length > 1) return undefined
    const fits = calls.every(({ name, arguments: given }) => schemas.get(name)?.safeParse(given).success && (only ?? name) === name)
    if (!fits) return undefined
    const toolCalls = calls.map(
      ({ name, arguments: given }): ToolCall => ({ id: callId(), type: 'function', function: { name, arguments: JSON.stringify(given) } }),
    )
    return { text: null, toolCalls }
  }
  return { read, param: must ? 'tool_choice' : readText ? 'response_format' : 'tool_choice' }
}

function jsonReader(format: NonNullable<ChatInput['response_format']>): AnswerForm {
  const schema =
    format.type === 'json_schema'
      ? checkable(format.json_schema.schema ?? {}, 'response_format.json_schema.schema')
      : z.record(z.string(), z.json())
  return (text) => {
    const json = jsonOf(text)
    return json !== undefined && schema.safeParse(json).success ? { text: JSON.stringify(json), toolCalls: [] } : undefined
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(extractJson(text))
  } catch {
    return undefined
  }
}

function checkable(schema: Record<string, z.core.util.JSONType>, param: string): z.ZodType {
  try {
    return checkableSchema(schema)
  } catch (error) {
    if (error instanceof RangeError) throw new GatewayRequestError({ param, problem: error.message })
    throw error
  }
}

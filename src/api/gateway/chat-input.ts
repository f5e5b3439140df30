import * as z from 'zod'

const TextPart = z.object({ type: z.literal('text'), text: z.string() })
/** A text, or parts of one; pictures and sounds no miner reads. */
const Content = z.union([z.string(), z.array(TextPart).min(1)])

const FunctionName = z.string().regex(/^[\w-]{1,64}$/)

/** A call of a function, as an assistant made it. */
export const ToolCall = z.object({
  id: z.string().max(200),
  type: z.literal('function'),
  function: z.object({ name: FunctionName, arguments: z.string() }),
})
export type ToolCall = z.infer<typeof ToolCall>

const InputMessage = z.discriminatedUnion('role', [
  z.object({ role: z.literal('system'), content: Content }),
  z.object({ role: z.literal('developer'), content: Content }),
  z.object({ role: z.literal('user'), content: Content }),
  z.object({ role: z.literal('assistant'), content: Content.nullish(), tool_calls: z.array(ToolCall).nullish() }),
  z.object({ role: z.literal('tool'), content: Content, tool_call_id: z.string() }),
])
export type InputMessage = z.infer<typeof InputMessage>

const JsonSchema = z.record(z.string(), z.json())

/** A function that the customer can call for the model. */
const Tool = z.object({
  type: z.literal('function'),
  function: z.object({
    name: FunctionName,
    description: z.string().nullish(),
    parameters: JsonSchema.nullish(),
    strict: z.boolean().nullish(),
  }),
})
export type Tool = z.infer<typeof Tool>

const ResponseFormat = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text') }),
  z.object({ type: z.literal('json_object') }),
  z.object({
    type: z.literal('json_schema'),
    json_schema: z.object({
      name: FunctionName,
      description: z.string().nullish(),
      schema: JsonSchema.nullish(),
      strict: z.boolean().nullish(),
    }),
  }),
])

const tokens = z.int().min(1).max(100_000)
/** Asks for what no miner gives: taken where it asks for nothing. */
const nothing = (words: string) =>
  z.union([z.null(), z.undefined(), z.literal(false), z.literal(0), z.array(z.never()), z.strictObject({})], words).optional()

/**
 * A chat completion request as OpenAI's API has it. Fields about how a model samples (temperature, top_p, seed ...) are taken and not passed on:
 * a miner is only ever told the messages, so that it cannot tell customers from tests.
 */
export const ChatInput = z.object({
  model: z.string().min(1).max(200),
  messages: z.array(InputMessage).min(1).max(64),
  n: z.int().min(1).max(8).nullish(),
  stream: z.boolean().nullish(),
  stream_options: z.object({ include_usage: z.boolean().nullish() }).nullish(),
  stop: z.union([z.string().min(1), z.array(z.string().min(1)).max(4)]).nullish(),
  max_tokens: tokens.nullish(),
  max_completion_tokens: tokens.nullish(),
  response_format: ResponseFormat.nullish(),
  tools: z.array(Tool).max(64).nullish(),
  tool_choice: z
    .union([z.enum(['none', 'auto', 'required']), z.object({ type: z.literal('function'), function: z.object({ name: FunctionName }) })])
    .nullish(),
  parallel_tool_calls: z.boolean().nullish(),
  logprobs: nothing('no miner tells the probabilities of its tokens'),
  top_logprobs: nothing('no miner tells the probabilities of its tokens'),
  logit_bias: nothing('no miner takes a bias'),
  functions: nothing('use tools instead'),
  function_call: nothing('use tool_choice instead'),
  audio: nothing('no miner speaks'),
  modalities: z.array(z.literal('text', 'no miner speaks')).nullish(),
})
export type ChatInput = z.infer<typeof ChatInput>

/** The text of a message's content. */
export function contentText(content: z.infer<typeof Content> | null | undefined): string {
  return typeof content === 'string' ? content : (content ?? []).map(({ text }) => text).join('\n')
}

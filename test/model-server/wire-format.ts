import * as z from 'zod'

/** A chat completion request, as far as the server looks at it; other fields are allowed and passed over, as OpenAI's own server does. */
export const ChatRequest = z.object({
  model: z.string(),
  messages: z.array(z.object({ role: z.enum(['system', 'user', 'assistant']), content: z.string() })).min(1),
  temperature: z.number().min(0).max(2).optional(),
  top_p: z.number().min(0).max(1).optional(),
  max_tokens: z.number().int().positive().optional(),
  stream: z.boolean().optional(),
  stream_options: z.object({ include_usage: z.boolean() }).optional(),
  response_format: z
    .discriminatedUnion('type', [
      z.object({ type: z.literal('text') }),
      z.object({ type: z.literal('json_object') }),
      z.object({
        type: z.literal('json_schema'),
        json_schema: z.object({ name: z.string().regex(/^[\w-]{1,64}$/), schema: z.looseObject({}) }),
      }),
    ])
    .optional(),
})
export type ChatRequest = z.infer<typeof ChatRequest>

export const EmbeddingRequest = z.object({ model: z.string(), input: z.union([z.string(), z.array(z.string())]) })

/** What the model says: a text, or that it will not. */
export interface Completion {
  readonly content: string | null
  readonly refusal?: string
  readonly finishReason: 'stop' | 'length' | 'content_filter'
}

const CREATED = 1_763_000_000

export function chatCompletion({ model, messages }: ChatRequest, { content, refusal, finishReason }: Completion): object {
  const message = { role: 'assistant', content, refusal: refusal ?? null }
  return {
    id: 'chatcmpl-test',
    object: 'chat.completion',
    created: CREATED,
    model,
    choices: [{ index: 0, message, logprobs: null, finish_reason: finishReason }],
    usage: usageOf(messages, content ?? ''),
  }
}

/** The events of the same answer as a stream, the closing one included. */
export function chatEvents(request: ChatRequest, { content, finishReason }: Completion): string[] {
  const chunk = (rest: object) => ({
    id: 'chatcmpl-test',
    object: 'chat.completion.chunk',
    created: CREATED,
    model: request.model,
    ...rest,
  })
  const choice = (delta: object, reason: string | null = null) => chunk({ choices: [{ index: 0, delta, finish_reason: reason }] })
  const pieces = (content ?? '').match(/[\s\S]{1,40}/g) ?? []
  const chunks = [
    choice({ role: 'assistant', content: '' }),
    ...pieces.map((piece) => choice({ content: piece })),
    choice({}, finishReason),
    ...(request.stream_options?.include_usage ? [chunk({ choices: [], usage: usageOf(request.messages, content ?? '') })] : []),
  ]
  return [...chunks.map((event) => `data: ${JSON.stringify(event)}\n\n`), 'data: [DONE]\n\n']
}

export function errorBody(message: string, type: string, code: string | null = null): object {
  return { error: { message, type, param: null, code } }
}

/** A vector of the words' hashes, of length 1: texts that share words are near each other. */
export function embeddingList(model: string, texts: readonly string[]): object {
  return {
    object: 'list',
    model,
    data: texts.map((text, index) => ({ object: 'embedding', index, embedding: wordVector(text) })),
    usage: { prompt_tokens: texts.join(' ').length >> 2, total_tokens: texts.join(' ').length >> 2 },
  }
}

function wordVector(text: string): number[] {
  const vector = new Array<number>(64).fill(0)
  for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) {
    let hash = 0
    for (const letter of word) hash = (hash * 31 + letter.codePointAt(0)!) % 65_536
    vector[hash % 64]! += 1
  }
  const length = Math.hypot(...vector) || 1
  return vector.map((value) => value / length)
}

function usageOf(messages: ChatRequest['messages'], content: string) {
  const prompt_tokens = messages.reduce((sum, message) => sum + Math.ceil(message.content.length / 4), 0)
  const completion_tokens = Math.ceil(content.length / 4)
  return { prompt_tokens, completion_tokens, total_tokens: prompt_tokens + completion_tokens }
}

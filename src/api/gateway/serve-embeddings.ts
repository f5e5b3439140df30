import type { Context } from 'hono'
import * as z from 'zod'
import type { GatewayKeyRow } from '../../store/gateway-keys.ts'
import { settleGatewayCall } from '../../store/gateway-usage.ts'
import { countTokens } from './count-tokens.ts'
import { GatewayNotFoundError, GatewayRequestError } from './errors.ts'
import type { Gateway } from './gateway.ts'
import { usdOf } from './plan-chat.ts'
import { readBody } from './read-body.ts'
import { reserveCall } from './reserve-call.ts'

const EmbeddingsInput = z.object({
  model: z.string().min(1).max(200),
  input: z.union([z.string().min(1), z.array(z.string().min(1), 'expected texts, no tokens').min(1).max(256)]),
  encoding_format: z.enum(['float', 'base64']).nullish(),
  dimensions: z.int().min(1).nullish(),
})

/** Embeds texts with the embedder of this process. */
export async function serveEmbeddings(
  gateway: Gateway,
  key: GatewayKeyRow,
  requestId: string,
  body: string,
  c: Context,
): Promise<Response> {
  const { clock, config, db, embedder } = gateway
  const { model, input, encoding_format: encoding, dimensions } = readBody(EmbeddingsInput, body)
  if (model !== embedder.name) throw new GatewayNotFoundError({ what: 'model', name: model })
  if (dimensions && dimensions !== embedder.dimensions)
    throw new GatewayRequestError({
      param: 'dimensions',
      problem: `expected ${embedder.dimensions}, the only size of ${model}, got ${dimensions}`,
    })
  const texts = [input].flat()
  const characters = texts.reduce((sum, text) => sum + text.length, 0)
  if (characters > config.mostPromptCharacters)
    throw new GatewayRequestError({
      param: 'input',
      problem: `expected at most ${config.mostPromptCharacters} characters, got ${characters}`,
    })
  const tokens = texts.reduce((sum, text) => sum + countTokens(text), 0)
  const startedMs = clock.now()
  const call = { id: requestId, key_id: key.id, at_ms: startedMs, kind: 'embeddings' as const, model, type: null }
  await reserveCall(gateway, key, { ...call, prompt_tokens: tokens, completion_tokens: 0, cost_usd: usdOf(config, tokens, 0) }, c)
  const settle = (outcome: string, change = {}) =>
    settleGatewayCall(db, requestId, { ms: Math.round(clock.now() - startedMs), outcome, ...change })
  try {
    const vectors = await embedder.embed(texts)
    await settle('answered', { served_by: [embedder.name] })
    const data = vectors.map((vector, index) => ({
      object: 'embedding',
      index,
      embedding: encoding === 'base64' ? Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength).toString('base64') : [...vector],
    }))
    const reply = { object: 'list', data, model, usage: { prompt_tokens: tokens, total_tokens: tokens } }
    return c.body(JSON.stringify(reply), 200, { 'content-type': 'application/json' })
  } catch (error) {
    await settle('embedder', { prompt_tokens: 0, cost_usd: 0 })
    throw error
  }
}

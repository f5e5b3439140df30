import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import { embedMany } from 'ai'
import { type Embedder, toUnitVector } from './embedder.ts'
import { EmbedderError } from './errors.ts'

/** An embedder behind any endpoint that speaks OpenAI's `/embeddings`. Tries again on 429 and 5xx, a few times with back-off. */
export function createEndpointEmbedder({
  baseUrl,
  apiKey,
  model,
  dimensions,
}: {
  /** Ends before `/embeddings`. */
  baseUrl: string
  apiKey?: string | undefined
  model: string
  dimensions: number
}): Embedder {
  const provider = createOpenAICompatible({ name: 'embedder', baseURL: baseUrl, ...(apiKey === undefined ? {} : { apiKey }) })
  return {
    name: model,
    dimensions,
    async embed(texts) {
      if (texts.length === 0) return []
      const { embeddings } = await embedMany({ model: provider.embeddingModel(model), values: [...texts] }).catch((cause: unknown) => {
        throw new EmbedderError({ name: model, got: cause instanceof Error ? cause.message : String(cause), cause })
      })
      const odd = embeddings.find((vector) => vector.length !== dimensions || !vector.every(Number.isFinite))
      if (odd || embeddings.length !== texts.length)
        throw new EmbedderError({
          name: model,
          got: odd ? `a vector of ${odd.length} numbers` : `${embeddings.length} vectors for ${texts.length} texts`,
        })
      return embeddings.map(toUnitVector)
    },
    async close() {},
  }
}

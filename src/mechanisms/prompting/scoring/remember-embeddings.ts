import type { Embedder } from '../../../models/embedder.ts'

/**
 * An embedder that keeps its last vectors: references are compared with every miner's answer, and many miners say the same.
 * @param most texts that are kept; those that were not asked for longest go first
 */
export function rememberEmbeddings(embedder: Embedder, most: number): Embedder {
  const known = new Map<string, Float32Array>()
  return {
    ...embedder,
    async embed(texts) {
      const missing = [...new Set(texts.filter((text) => !known.has(text)))]
      const vectors = missing.length === 0 ? [] : await embedder.embed(missing)
      const fresh = new Map(missing.map((text, place) => [text, vectors[place]!]))
      const found = texts.map((text) => fresh.get(text) ?? known.get(text)!)
      for (const [place, text] of texts.entries()) {
        known.delete(text)
        known.set(text, found[place]!)
      }
      for (const text of known.keys()) {
        if (known.size <= most) break
        known.delete(text)
      }
      return found
    },
  }
}

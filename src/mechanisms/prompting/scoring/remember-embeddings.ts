import type { Embedder } from '../../../models/embedder.ts'

/** 4 MB of vectors with 512 axes. */
const MOST = 2000

/**
 * An embedder that keeps its last vectors: references are compared with every miner's answer, and many miners say the same. A text that two
 * ask for at the same time is embedded once. After a failure the next call tries again.
 * @param most texts that are kept; those that were not asked for longest go first
 */
export function rememberEmbeddings(embedder: Embedder, most = MOST): Embedder {
  const known = new Map<string, Promise<Float32Array>>()

  function begin(texts: readonly string[]): void {
    const batch = embedder.embed(texts)
    for (const [place, text] of texts.entries()) {
      const vector = batch.then((vectors) => vectors[place]!)
      known.set(text, vector)
      vector.catch(() => {
        if (known.get(text) === vector) known.delete(text)
      })
    }
  }

  return {
    ...embedder,
    async embed(texts) {
      const missing = [...new Set(texts.filter((text) => !known.has(text)))]
      if (missing.length > 0) begin(missing)
      const found = texts.map((text) => [text, known.get(text)!] as const)
      for (const [text, vector] of found) {
        known.delete(text)
        known.set(text, vector)
      }
      for (const text of known.keys()) {
        if (known.size <= most) break
        known.delete(text)
      }
      return Promise.all(found.map(([, vector]) => vector))
    },
  }
}

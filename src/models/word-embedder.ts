import { hash32 } from '../text/min-hash.ts'
import { words } from '../text/words.ts'
import { type Embedder, toUnitVector } from './embedder.ts'

const DIMENSIONS = 256

/**
 * Embeds a text by its words alone, each hashed to one of 256 axes: texts are near where they share words, whatever they mean. Takes no time
 * and no model: for simulations, and where thousands of texts are compared.
 */
export const wordEmbedder: Embedder = {
  name: 'words/1',
  dimensions: DIMENSIONS,
  async embed(texts) {
    return texts.map((text) => {
      const counts = new Float32Array(DIMENSIONS)
      for (const word of words(text)) counts[hash32(word) % DIMENSIONS]! += 1
      return toUnitVector(counts)
    })
  },
  async close() {},
}

import type { Embedder } from '../../../models/embedder.ts'

/** How like unrelated texts of one task type are, by one embedder. */
export interface NullSimilarity {
  /** Cosine that only one in twenty pairs of references of different questions exceeds. */
  readonly high: number
}

/**
 * How like a reference an answer is in meaning, as far as an embedder sees it: the best cosine over the references on a scale whose 0 is
 * what unrelated answers of the type reach. Without that, everything about countries would look half right.
 *
 * similarity = (cosine - high) / (1 - high), at least 0
 *
 * @returns in [0, 1]; 1 = the same to the embedder, 0 = no nearer than an answer to another question
 * @throws whatever the embedder throws
 * @cost one text to embed, and the references where the embedder does not remember them
 */
export async function semanticSimilarity(
  answer: string,
  references: readonly string[],
  { embedder, unrelated }: { readonly embedder: Embedder; readonly unrelated: NullSimilarity },
): Promise<number> {
  if (answer.trim() === '') return 0
  const [own, ...others] = await embedder.embed([answer, ...references])
  const best = Math.max(...others.map((other) => dot(own!, other)))
  const high = Math.max(0, Math.min(0.99, unrelated.high)) // a scale of its own is left, whatever was measured
  return Math.max(0, Math.min(1, (best - high) / (1 - high))) || 0
}

/** Of unit vectors: their cosine. */
function dot(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, place) => sum + value * b[place]!, 0)
}

/** Turns texts into vectors of unit length that lie close together where texts mean about the same. */
export interface Embedder {
  /** Changes with the model: vectors of two names do not compare. */
  readonly name: string
  readonly dimensions: number
  /**
   * @returns one vector a text, in their order; the same for the same text, as far as the model allows
   * @throws {@link EmbedderError} where the model cannot be had or gives something else than vectors
   */
  embed(texts: readonly string[]): Promise<Float32Array[]>
  close(): Promise<void>
}

/** Scales a vector to unit length; one without a direction stays as it is. */
export function toUnitVector(values: ArrayLike<number>): Float32Array {
  const vector = Float32Array.from(values)
  const length = Math.hypot(...vector)
  return length > 0 ? vector.map((value) => value / length) : vector
}

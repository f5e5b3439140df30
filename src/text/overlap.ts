/** How far a candidate and a reference hold the same things; each in [0, 1]. */
export interface Overlap {
  /** Share of the candidate that the reference has. */
  readonly precision: number
  /** Share of the reference that the candidate has. */
  readonly recall: number
  /** Harmonic mean of the two. */
  readonly f1: number
}

/**
 * Precision, recall and their harmonic mean, from counts.
 *
 * f1 = 2 precision recall / (precision + recall) = 2 shared / (candidate + reference)
 *
 * @param shared how much both have, at most either of the others
 * @returns all 0 where nothing is shared, so also where one side holds nothing: an empty answer is like no reference
 * @source van Rijsbergen (1979), Information Retrieval, 2nd ed., chapter 7
 * @example overlap(1, 2, 1) // { precision: 1 / 2, recall: 1, f1: 2 / 3 }
 */
export function overlap(shared: number, candidate: number, reference: number): Overlap {
  if (shared === 0) return { precision: 0, recall: 0, f1: 0 }
  return { precision: shared / candidate, recall: shared / reference, f1: (2 * shared) / (candidate + reference) }
}

/** A, B, C ... for responses in the order they are shown; sixteen at most. */
export function labelOf(index: number): string {
  return String.fromCharCode(65 + index)
}

/** Labels by response id, in the order given. */
export function labelsOf(ids: readonly string[]): ReadonlyMap<string, string> {
  return new Map(ids.map((id, index) => [id, labelOf(index)]))
}

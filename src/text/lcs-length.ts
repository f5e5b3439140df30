/**
 * Length of the longest common subsequence of two lists: the most items that stand in both in the same order, with gaps.
 * Bit-parallel: one addition of as many bits as `a` has items for each item of `b`.
 *
 * @returns a whole number, at most the length of the shorter list; the same whichever comes first
 * @cost length of a times length of b / 64
 * @source Hyyrö (2004), Bit-parallel LCS-length computation revisited, AWOCA '04:16-27
 * @example lcsLength([...'police killed'], [...'police kill']) // 11
 */
export function lcsLength(a: readonly string[], b: readonly string[]): number {
  const places = new Map<string, bigint>()
  for (const [at, item] of a.entries()) places.set(item, (places.get(item) ?? 0n) | (1n << BigInt(at)))
  const all = (1n << BigInt(a.length)) - 1n
  let open = all // a bit of 0 = here the subsequence grew by one
  for (const item of b) {
    const found = open & (places.get(item) ?? 0n)
    if (found !== 0n) open = ((open + found) | (open - found)) & all
  }
  return a.length - countOnes(open)
}

function countOnes(bits: bigint): number {
  return bits.toString(2).replaceAll('0', '').length
}

/**
 * Divides an amount by whole weights without losing a rao: floors, then the largest remainders get one more each (ties: lower index).
 *
 * In integers throughout, so that whoever divides again, in whatever language, gets the same.
 * @param weights each >= 0: shape [n]; all zero means equal parts
 * @returns shape [n], sums to `total`; empty in, empty out
 * @source Hamilton's method (largest remainder), Balinski and Young (1982), Fair Representation, ch. 3
 * @example divideRao(10n, [1n, 1n, 1n]) // [4n, 3n, 3n]
 */
export function divideRao(total: bigint, weights: readonly bigint[]): bigint[] {
  if (weights.length === 0) return []
  const sum = weights.reduce((a, b) => a + b, 0n)
  const whole = sum > 0n ? sum : BigInt(weights.length)
  const products = weights.map((weight) => total * (sum > 0n ? weight : 1n))
  const parts = products.map((product) => product / whole)
  const left = total - parts.reduce((a, b) => a + b, 0n)
  const byRemainder = products
    .map((product, index) => ({ index, rest: product % whole }))
    .toSorted((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1))
  for (const { index } of byRemainder.slice(0, Number(left))) parts[index]! += 1n
  return parts
}

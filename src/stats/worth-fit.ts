/** Worths of items that explain comparisons best, or why there are none. */
export type WorthFit =
  | {
      readonly kind: 'fit'
      /** Relative to item 0, whose log worth is 0. */
      readonly logWorths: Float64Array
      /** Sum 1: in a comparison i wins with `worths[i] / (worths[i] + worths[j])`. */
      readonly worths: Float64Array
      readonly logLikelihood: number
      /** Standard errors of `logWorths`, that of item 0 being 0; `undefined` when the information is singular to working precision. @cost items^3 */
      readonly standardErrors: () => Float64Array | undefined
    }
  | {
      readonly kind: 'undefined'
      /** Not identified: some items were never linked by comparisons. No finite MLE: a group of items never lost, or tied, against the rest; or worths are too far apart for double precision. */
      readonly reason: 'not identified' | 'no finite MLE'
    }

/**
 * Log worths relative to item 0 as worths that sum to 1.
 *
 * @param logWorths any common shift: shape [items], at least one
 * @example worthsOf(Float64Array.of(5, 5)).worths // Float64Array.of(0.5, 0.5)
 */
export function worthsOf(logWorths: Float64Array): { logWorths: Float64Array; worths: Float64Array } {
  const best = logWorths.reduce((a, b) => Math.max(a, b)) // subtracted so that exp() cannot overflow
  const powers = logWorths.map((theta) => Math.exp(theta - best))
  const total = powers.reduce((a, b) => a + b)
  return { logWorths: logWorths.map((theta) => theta - logWorths[0]!), worths: powers.map((power) => power / total) }
}

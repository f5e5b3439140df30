import { InvalidScoringInputError } from './errors.ts'

/**
 * Weighted share of raters who prefer one item to another; ties count half.
 *
 * @param input.values ranks by rater, 1 = best: shape [k raters][n items]
 * @param input.weights how much each rater counts, >= 0: shape [k]
 * @param input.a the item that may be preferred
 * @param input.b the item it is compared with
 * @returns in [0, 1]: 1 = everybody prefers `a`, 0.5 = undecided. `undefined` when nobody has weight
 * @throws {@link InvalidScoringInputError} if there is not one weight per rater, or a rater has no rank for an item
 * @example pairAgreement({ values: [[1, 2], [2, 1], [1, 1]], weights: [2, 1, 1], a: 0, b: 1 }) // 0.625
 */
export function pairAgreement({
  values,
  weights,
  a,
  b,
}: {
  values: readonly (readonly number[])[]
  weights: readonly number[]
  a: number
  b: number
}): number | undefined {
  if (weights.length !== values.length)
    throw new InvalidScoringInputError({ where: 'pairAgreement', expected: `${values.length} weights`, got: `${weights.length}` })
  let forA = 0
  let total = 0
  for (const [rater, ranks] of values.entries()) {
    const [rankA, rankB, weight] = [ranks[a], ranks[b], weights[rater]!]
    if (!Number.isFinite(rankA) || !Number.isFinite(rankB) || !(weight >= 0 && weight < Number.POSITIVE_INFINITY))
      throw new InvalidScoringInputError({
        where: 'pairAgreement',
        expected: 'ranks of both items and weight >= 0',
        got: `${rankA}, ${rankB}, ${weight}`,
      })
    forA += weight * (rankA! < rankB! ? 1 : rankA! === rankB! ? 0.5 : 0)
    total += weight
  }
  return total === 0 ? undefined : Math.min(1, forA / total)
}

import { pearson } from '../stats/pearson.ts'
import { rankData } from '../stats/rank-data.ts'
import { effectiveRaters } from './effective-raters.ts'
import { knownPart } from './known-part.ts'
import { standardise } from './standardise.ts'
import type { Truth } from './truth.ts'

/** The replies to one task, and how much each counts. */
export interface WeighedReplies {
  /** Ranks by rater, 1 = best: shape [k raters][n items]. */
  readonly values: readonly (readonly number[])[]
  /** How much each rater counts, >= 0: shape [k]. */
  readonly weights: readonly number[]
  /** In [0, 1], symmetric, 0 = independent: shape [k][k]. */
  readonly dependence: readonly (readonly number[])[]
  readonly truth: Truth | undefined
}

export interface PairEvidence {
  /** Weighted mean Spearman of all pairs, in [-1, 1]. */
  readonly agreement: number
  /** What it would be by chance alone: all orders random, copies still copies. */
  readonly chance: { readonly mean: number; readonly deviation: number; readonly skewness: number }
  /** Of those who tell the items apart; the truth is not counted. */
  readonly effectiveRaters: number
}

/**
 * How far the raters of one task agree with each other and with the truth, and how far they would by chance.
 *
 * A pair weighs weight * weight * (1 - dependence). Of independent random orders every pair has mean 0 and variance 1 / (m - 1), and
 * no two pairs are correlated, whatever the ties. With P the pair weights / sqrt(m - 1) and D the dependence (1 on its diagonal), the
 * weighted sum then has variance tr(PDPD) / 2 and third cumulant tr(PDPDPD) / sqrt(m - 1), exactly so for D = 1. Copies agree by
 * chance too: the mean is the sum of pair weight * dependence.
 *
 * @param truthWeight what the truth counts as one more rater, in [0, 1]
 * @returns `undefined` when there is no pair. Who has no weight or ranks everything equal is not heard
 * @cost O(k^2 n + k^3)
 * @source Kendall & Babington Smith (1939), Ann. Math. Stat. 10(3):275-287 (mean rank correlation of several rankings)
 */
export function pairEvidence({ values, weights, dependence, truth }: WeighedReplies, truthWeight: number): PairEvidence | undefined {
  const heard = [...values.keys()].flatMap((rater) => {
    const order = weights[rater]! > 0 ? standardise(rankData(values[rater]!)) : undefined
    return order ? [{ rater, order, weight: weights[rater]! }] : []
  })
  const items = heard[0]?.order.length ?? 0
  const size = heard.length + 1 // the last one is the truth
  const linked = square(size)
  const alike = square(size)
  for (let i = 0; i < size; i++) alike[i]![i] = 1
  let total = 0
  let agreeing = 0
  let copied = 0
  const link = (i: number, j: number, pair: { weight: number; agreement: number; freedom: number; dependence: number }) => {
    total += pair.weight
    agreeing += pair.weight * pair.agreement
    copied += pair.weight * pair.dependence
    linked[i]![j] = linked[j]![i] = pair.weight / Math.sqrt(pair.freedom)
    alike[i]![j] = alike[j]![i] = pair.dependence
  }
  for (const [i, { rater, order, weight }] of heard.entries()) {
    for (let j = 0; j < i; j++) {
      const other = heard[j]!
      const shared = dependence[rater]![other.rater]!
      const agreement = order.reduce((sum, value, item) => sum + value * other.order[item]!, 0) / items
      link(i, j, { weight: weight * other.weight * (1 - shared), agreement, freedom: items - 1, dependence: shared })
    }
    const known = truth && knownPart(values[rater]!, truth.expectedRanks)
    const agreement = known && pearson(known.own, known.expected)
    if (agreement !== undefined)
      link(i, size - 1, { weight: weight * truthWeight, agreement, freedom: known!.own.length - 1, dependence: 0 })
  }
  if (total === 0) return undefined
  for (const row of linked) for (let j = 0; j < size; j++) row[j]! /= total // so that squares of tiny weights do not vanish
  return {
    agreement: Math.max(-1, Math.min(1, agreeing / total)),
    chance: { mean: copied / total, ...shapeOfChance(linked, copied > 0 ? product(linked, alike) : linked, items - 1) },
    effectiveRaters: effectiveRaters(
      heard.map(({ weight }) => weight),
      heard.map((one) => heard.map((other) => dependence[one.rater]![other.rater]!)),
    ),
  }
}

/** @param once P D, for P = `linked` */
function shapeOfChance(linked: readonly Float64Array[], once: readonly Float64Array[], freedom: number) {
  // Estimated dependence may fit no distribution: it must never narrow what chance can do.
  const variance = Math.max(traceOfProduct(once, once), traceOfProduct(linked, linked)) / 2
  const third = traceOfProduct(product(once, once), once) / Math.sqrt(freedom)
  return { deviation: Math.sqrt(variance), skewness: third / variance ** 1.5 }
}

function square(size: number): Float64Array[] {
  return Array.from({ length: size }, () => new Float64Array(size))
}

function product(a: readonly Float64Array[], b: readonly Float64Array[]): Float64Array[] {
  const result = square(a.length)
  for (const [i, row] of a.entries()) for (const [at, value] of row.entries()) addScaled(result[i]!, b[at]!, value)
  return result
}

function addScaled(sums: Float64Array, row: Float64Array, factor: number): void {
  if (factor !== 0) for (let j = 0; j < sums.length; j++) sums[j]! += factor * row[j]!
}

function traceOfProduct(a: readonly Float64Array[], b: readonly Float64Array[]): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) for (let j = 0; j < a.length; j++) sum += a[i]![j]! * b[j]![i]!
  return sum
}

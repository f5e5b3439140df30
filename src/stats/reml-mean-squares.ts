import { type CrossedCells, crossedCells } from './crossed-cells.ts'
import { InvalidSampleError } from './errors.ts'
import { isConstant } from './is-constant.ts'
import { mean } from './mean.ts'
import { minimizeSimplex } from './minimize-simplex.ts'
import { restrictedDeviance } from './restricted-deviance.ts'
import type { TwoWayAnova } from './two-way-anova.ts'

/**
 * The mean squares that {@link twoWayAnova} would have, where cells are missing: from variance components fitted by REML.
 *
 * Ratings = mean + item + rater + noise; the three variances are the restricted maximum-likelihood ones, then MSB = k item + noise,
 * MSJ = n rater + noise, MSE = noise, MSW = rater + noise. Where nothing is missing and the ANOVA has no negative variance both agree;
 * else REML stops at 0, and an ICC from here is never below 0. {@link iccOfMeanSquares} and {@link iccInference} read the result.
 *
 * @param ratings shape [n items][k raters]; `undefined` = missing. Items and raters without any rating do not count
 * @returns `undefined` when the noise cannot be told from items and raters: the ratings do not vary, or link items and raters
 *   without a cycle (fewer ratings than items + raters - connected parts + 1), or fit items + raters exactly
 * @throws {@link InvalidSampleError} if there is no rating, rows differ in length, or a value is not finite
 * @cost some 150 times O(sum of squared ratings per item + raters^3), items and raters exchanged where that is cheaper
 * @source Patterson & Thompson (1971), Biometrika 58(3):545-554, doi:10.1093/biomet/58.3.545
 * @oracle R 4.2.2 psych 2.2.9 ICC with lme4 1.1-31, icc-reml.oracle.json
 * @example remlMeanSquares([[1, 5], [5, 1], [2, 4], [4, 2], [3, undefined]]).items // 5
 */
export function remlMeanSquares(ratings: readonly ArrayLike<number | undefined>[]): TwoWayAnova | undefined {
  const cells = crossedCells(ratings)
  const { items, raters, value } = cells
  if (isConstant(value) || value.length - items - raters + connectedParts(cells) < 1) return undefined
  const centre = mean(value)!
  const spread = value.reduce((largest, x) => Math.max(largest, Math.abs(x - centre)), 0)
  if (spread * spread * raters * items === Number.POSITIVE_INFINITY)
    throw new InvalidSampleError({ where: 'remlMeanSquares', expected: 'ratings whose squares are finite', got: 'values too far apart' })
  const scaled = { ...cells, value: value.map((x) => (x - centre) / spread) }
  const swapped = raters > items // the model does not care which side is called raters
  const model = swapped ? sortByItem({ ...scaled, items: raters, raters: items, item: cells.rater, rater: cells.item }) : scaled
  // In ratios of standard deviations the deviance is smooth and even in both: 0 is no edge.
  const fitted = minimizeSimplex(([a, b]) => restrictedDeviance(model, a! ** 2, b! ** 2).deviance, [1, 1])
  const [itemRatio, raterRatio] = (swapped ? fitted.toReversed() : fitted).map((ratio) => ratio ** 2) as [number, number]
  const { residualVariance } = restrictedDeviance(model, fitted[0]! ** 2, fitted[1]! ** 2)
  if (residualVariance < 1e-12) return undefined
  const noise = residualVariance * spread * spread
  return {
    items,
    raters,
    msItems: noise * (1 + raters * itemRatio),
    msRaters: noise * (1 + items * raterRatio),
    msResidual: noise,
    msWithin: noise * (1 + raterRatio),
  }
}

function sortByItem(cells: CrossedCells): CrossedCells {
  const order = Array.from(cells.item.keys()).sort((c, d) => cells.item[c]! - cells.item[d]!)
  return {
    ...cells,
    item: Uint32Array.from(order, (c) => cells.item[c]!),
    rater: Uint32Array.from(order, (c) => cells.rater[c]!),
    value: Float64Array.from(order, (c) => cells.value[c]!),
  }
}

/** Parts of the network of items and raters that no rating links. */
function connectedParts({ items, raters, item, rater }: CrossedCells): number {
  const parent = Uint32Array.from({ length: items + raters }, (_, node) => node)
  const root = (node: number): number => {
    let top = node
    while (parent[top] !== top) top = parent[top] = parent[parent[top]!]!
    return top
  }
  let parts = items + raters
  for (let c = 0; c < item.length; c++) {
    const a = root(item[c]!)
    const b = root(items + rater[c]!)
    if (a === b) continue
    parent[a] = b
    parts--
  }
  return parts
}

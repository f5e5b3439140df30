import { checkLevel } from './check-level.ts'
import { crossedCells } from './crossed-cells.ts'
import { fQuantile } from './f-quantile.ts'
import { mean } from './mean.ts'
import { minimizeSimplex } from './minimize-simplex.ts'
import { restrictedDeviance } from './restricted-deviance.ts'

/** Halvings of the distance to an end. */
const HALVINGS = 14

/**
 * Interval of ICC(2,1) where cells are missing: the values that explain the ratings hardly worse than the best one.
 *
 * For each value r of the ICC the raters' variance takes what fits best; those r are in whose restricted deviance exceeds the smallest by at most
 * the F(1, items - 1) quantile. Unlike the F interval of {@link iccInference} it knows which cells are missing: with a tenth of them
 * filled, that one is several times too narrow.
 *
 * @param ratings shape [n items][k raters]; `undefined` = missing. {@link remlMeanSquares} must exist for them
 * @param options.level in (0, 1)
 * @returns [low, high] in [0, 1)
 * @throws {@link InvalidSampleError} if there is no rating, rows differ in length, or a value is not finite
 * @cost some 1,500 times O(sum of squared ratings per item + raters^3), items and raters exchanged where items are fewer
 * @source Patterson & Thompson (1971), Biometrika 58(3):545-554, doi:10.1093/biomet/58.3.545 (the deviance)
 * @example iccProfileInterval([[1, 2], [3, 5], [2, 2], [9, 7], [4, undefined]])[1] < 1 // true
 */
export function iccProfileInterval(
  ratings: readonly ArrayLike<number | undefined>[],
  { level = 0.95 }: { level?: number } = {},
): readonly [number, number] {
  checkLevel('iccProfileInterval', level)
  const given = crossedCells(ratings)
  const swapped = given.raters > given.items // the model does not care which side is called raters
  const cells = swapped ? crossedCells(ratings[0] ? Array.from(ratings[0], (_, j) => ratings.map((row) => row[j])) : []) : given
  const centre = mean(cells.value)!
  const spread = cells.value.reduce((largest, x) => Math.max(largest, Math.abs(x - centre)), 0)
  const scaled = { ...cells, value: cells.value.map((x) => (x - centre) / spread) }
  const devianceOf = (a: number, b: number) => restrictedDeviance(scaled, swapped ? b : a, swapped ? a : b).deviance
  const [itemRoot, raterRoot] = minimizeSimplex(([a, b]) => devianceOf(a! ** 2, b! ** 2), [1, 1]) as [number, number]
  const best = itemRoot ** 2 / (itemRoot ** 2 + raterRoot ** 2 + 1)
  const most = devianceOf(itemRoot ** 2, raterRoot ** 2) + fQuantile(level, 1, given.items - 1)
  let near = [raterRoot] as readonly number[] // each search begins where the last one ended
  const fits = (r: number) => {
    const profile = ([b]: readonly number[]) => devianceOf((r * (1 + b! ** 2)) / (1 - r), b! ** 2)
    near = minimizeSimplex(profile, near, { step: 0.1 })
    return profile(near) <= most
  }
  const endTowards = (limit: number) => {
    if (fits(limit)) return limit
    let [inside, outside] = [best, limit]
    near = [raterRoot]
    for (let step = 0; step < HALVINGS; step++) {
      const middle = (inside + outside) / 2
      if (fits(middle)) inside = middle
      else outside = middle
    }
    return inside
  }
  return [endTowards(0), endTowards(1 - 1e-6)]
}

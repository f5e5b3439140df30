import { fQuantile } from '../stats/f-quantile.ts'
import { mean } from '../stats/mean.ts'
import { InvalidScoringInputError } from './errors.ts'

/** What all miners together got for one task. */
export interface TrendItem {
  /** Kind of task: kinds may differ in level, but share one trend. */
  readonly type: string
  /** How hard it was, in [0, 1]. */
  readonly hardness: number
  /** Mean score, in [0, 1]. */
  readonly score: number
}

/** How scores move over a series of tasks. */
export interface ScoreTrend {
  readonly items: number
  /** From the first task to the last, at equal type and hardness: in points of score. */
  readonly change: number
  /** Standard error of the change, > 0. */
  readonly error: number
  readonly df: number
  /** 95 %. */
  readonly interval: { readonly low: number; readonly high: number }
  /** Change of the hardness itself over the series. */
  readonly hardness: number
  /** By task, in order: its score as it would be at mean type and hardness; not kept within [0, 1]. */
  readonly adjusted: readonly number[]
}

const LEVEL = 0.95
/** More tasks than types and slopes by at least so many: with fewer no error is known. */
const FEWEST_DF = 10

/**
 * Linear trend of scores over a series of tasks, by least squares with a level for each type and one slope for hardness.
 *
 * score = level of the type + b * hardness + change * place, place from 0 = first task to 1 = last
 *
 * The standard error (HC3) allows for tasks that scatter differently: right or wrong where few answer, narrow where many do. Tasks are taken to be independent
 * of each other; all miners of one task are one observation.
 *
 * @param items in the order in which they were asked
 * @returns `undefined` with too few tasks, or where types or hardness tell the places apart so that no slope of their own is left
 * @throws {@link InvalidScoringInputError} if a score or a hardness is not in [0, 1]
 * @cost O(n)
 * @source MacKinnon & White (1985), J. Econometrics 29(3):305-325, doi:10.1016/0304-4076(85)90158-7 (HC3)
 * @oracle numpy: normal equations and the sandwich by hand, score-trend.oracle.json
 */
export function scoreTrend(items: readonly TrendItem[]): ScoreTrend | undefined {
  for (const { score, hardness } of items)
    if (!(score >= 0 && score <= 1 && hardness >= 0 && hardness <= 1))
      throw new InvalidScoringInputError({
        where: 'scoreTrend',
        expected: 'scores and hardness in [0, 1]',
        got: `${score} and ${hardness}`,
      })
  const types = Map.groupBy(items, ({ type }) => type)
  const df = items.length - types.size - 2
  if (df < FEWEST_DF) return undefined
  const counts = items.map(({ type }) => types.get(type)!.length)
  const keys = items.map(({ type }) => type)
  const places = items.map((_, n) => n / (items.length - 1))
  const within = (values: readonly number[]) => centredBy(keys, values)
  const place = within(places)
  const hard = within(items.map(({ hardness }) => hardness))
  const score = within(items.map((item) => item.score))
  const hardSquare = dot(hard, hard)
  const slopeOn = (values: readonly number[]) => (hardSquare > TINY ? dot(hard, values) / hardSquare : 0)
  const own = minus(place, hard, slopeOn(place)) // what of the place is neither type nor hardness
  const ownSquare = dot(own, own)
  if (ownSquare <= TINY) return undefined
  const change = dot(own, score) / ownSquare
  const b = slopeOn(minus(score, place, change))
  const left = minus(minus(score, place, change), hard, b)
  const variance = left.reduce((sum, rest, n) => {
    const leverage = 1 / counts[n]! + own[n]! ** 2 / ownSquare + (hardSquare > TINY ? hard[n]! ** 2 / hardSquare : 0)
    return leverage >= 1 - TINY ? sum : sum + ((own[n]! * rest) / (1 - leverage)) ** 2
  }, 0)
  const error = Math.max(TINY, Math.sqrt(variance) / ownSquare)
  const half = Math.sqrt(fQuantile(LEVEL, 1, df)) * error // F(1, df) is the square of Student's t
  const level = mean(items.map((item) => item.score))!
  return {
    items: items.length,
    change,
    error,
    df,
    interval: { low: change - half, high: change + half },
    hardness: slopeOverPlaces(items.map(({ hardness }) => hardness)),
    adjusted: left.map((rest, n) => level + rest + change * (places[n]! - 0.5)),
  }
}

const TINY = 1e-12

function slopeOverPlaces(values: readonly number[]): number {
  const middle = (values.length - 1) / 2
  const square = values.reduce((sum, _, n) => sum + (n - middle) ** 2, 0)
  return (values.reduce((sum, value, n) => sum + (n - middle) * value, 0) / square) * (values.length - 1)
}

/** Less the mean of its group. */
function centredBy(keys: readonly string[], values: readonly number[]): number[] {
  const groups = Map.groupBy(values.keys(), (n) => keys[n]!)
  const means = new Map([...groups].map(([key, places]) => [key, mean(places.map((n) => values[n]!))!]))
  return values.map((value, n) => value - means.get(keys[n]!)!)
}

const minus = (a: readonly number[], b: readonly number[], times: number) => a.map((value, n) => value - times * b[n]!)
const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, value, n) => sum + value * b[n]!, 0)

import { createRng } from '../src/core/rng.ts'
import { spearman } from '../src/stats/spearman.ts'
import { twoWayAnova } from '../src/stats/two-way-anova.ts'

/** One grade of a fully crossed table: every rater graded every item once. */
export type Rating = { rater: string; item: string; grade: number }

/** What a fully crossed table of ratings says about its raters; `meaning` in the calibration file defines each number. */
export function observeRatings(ratings: readonly Rating[]) {
  const raters = [...new Set(ratings.map(({ rater }) => rater))]
  const items = [...new Set(ratings.map(({ item }) => item))]
  const [k, n] = [raters.length, items.length]
  const cells = new Map(ratings.map(({ rater, item, grade }) => [`${rater}\n${item}`, grade]))
  if (ratings.length !== k * n || cells.size !== k * n)
    throw new Error(`observeRatings: expected ${k} x ${n} ratings, got ${ratings.length}`)
  const table = raters.map((rater) => items.map((item) => cells.get(`${rater}\n${item}`)!))

  const grand = mean(table.flat())
  const raterMeans = table.map(mean)
  const itemMeans = items.map((_, i) => mean(table.map((row) => row[i]!)))
  const residuals = table.map((row, j) => row.map((grade, i) => grade - raterMeans[j]! - itemMeans[i]! + grand))

  // Variance components from the mean squares: Shrout & Fleiss (1979), doi:10.1037/0033-2909.86.2.420
  const { msItems, msRaters, msResidual } = twoWayAnova(items.map((_, i) => table.map((row) => row[i]!)))!
  const itemVariance = (msItems - msResidual) / k
  const raterVariance = (msRaters - msResidual) / n

  const logs = residuals.map((row) => Math.log(Math.sqrt((sumOfSquares(row) / (n - 1)) * (k / (k - 1)))))
  return {
    meanGrade: grand,
    itemVariance,
    raterVariance,
    residualVariance: msResidual,
    icc21: itemVariance / (itemVariance + raterVariance + msResidual),
    medianResidualSd: Math.exp(median(logs)),
    residualLogSd: Math.sqrt(variance(logs) - 1 / (2 * (n - 1))), // 1 / (2 df): variance of the log of a sample sd
    tieShare: mean(table.map(tiedPairs)),
    spearmanFourItems: spearmanFourItems(table),
  }
}

/** Spread of the pauses between consecutive ratings of one rater, on the log scale; quartiles, for some pauses are nights. */
export function pauseLogSd(stamps: readonly { rater: string; at: string }[]): number {
  const byRater = Map.groupBy(stamps, ({ rater }) => rater)
  const logs = [...byRater.values()].flatMap((own) => {
    const seconds = own.map(({ at }) => secondsOf(at)).sort((a, b) => a - b)
    return seconds.slice(1).map((second, i) => Math.log(Math.max(1, second - seconds[i]!)))
  })
  logs.sort((a, b) => a - b)
  const quantile = (share: number) => logs[Math.floor(share * (logs.length - 1))]!
  return (quantile(0.75) - quantile(0.25)) / 1.349
}

/** Share of the pairs that hold two equal values. */
export function tiedPairs(values: readonly number[]): number {
  const pairs = values.flatMap((a, i) => values.slice(i + 1).map((b) => (a === b ? 1 : 0)))
  return mean(pairs)
}

/** A verdict that ties everything says nothing: its correlation is undefined, and counts as chance. */
export function spearmanOrZero(a: readonly number[], b: readonly number[]): number {
  return spearman(a, b) ?? 0
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function spearmanFourItems(table: readonly (readonly number[])[]): number {
  const rng = createRng('sets of four items')
  const indices = table[0]!.map((_, i) => i)
  const totals = indices.map((i) => table.reduce((sum, row) => sum + row[i]!, 0))
  return mean(
    table.flatMap((row) =>
      Array.from({ length: 400 }, () => {
        const four = rng.shuffle(indices).slice(0, 4)
        return spearmanOrZero(
          four.map((i) => row[i]!),
          four.map((i) => totals[i]! - row[i]!),
        )
      }),
    ),
  )
}

function variance(values: readonly number[]): number {
  const centre = mean(values)
  return sumOfSquares(values.map((value) => value - centre)) / (values.length - 1)
}

function sumOfSquares(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value * value, 0)
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** The table writes hours without a leading zero: `2024-12-22 1:05:45`. */
function secondsOf(stamp: string): number {
  const [year, month, day, hour, minute, second] = stamp.split(/[- :]/).map(Number)
  return Date.UTC(year!, month! - 1, day!, hour!, minute!, second!) / 1000
}

/** Milliseconds, least of many runs: correlations and ICC on large samples, each beside a plain version of the same formula. */

import { leastMs } from '../scripts/least-ms.ts'
import { createRng } from '../src/core/rng.ts'
import { icc } from '../src/stats/icc.ts'
import { kendallTauB } from '../src/stats/kendall-tau-b.ts'
import { rankData } from '../src/stats/rank-data.ts'
import { remlMeanSquares } from '../src/stats/reml-mean-squares.ts'
import { spearman } from '../src/stats/spearman.ts'

const rng = createRng('bench stats correlation')

/** Average ranks by an index sort with a comparator. */
function plainRanks(values: ArrayLike<number>): number[] {
  const order = Array.from(values, (_, i) => i).sort((i, j) => values[i]! - values[j]!)
  const ranks = new Array<number>(values.length)
  for (let start = 0, end = 0; start < order.length; start = end) {
    while (end < order.length && values[order[end]!] === values[order[start]!]) end++
    for (let i = start; i < end; i++) ranks[order[i]!] = (start + 1 + end) / 2
  }
  return ranks
}

function plainSpearman(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const [x, y] = [plainRanks(a), plainRanks(b)]
  const middle = (x.length + 1) / 2
  const product = (u: number[], v: number[]) => u.reduce((sum, rank, i) => sum + (rank - middle) * (v[i]! - middle), 0)
  return product(x, y) / Math.sqrt(product(x, x) * product(y, y))
}

function plainTauB(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let [balance, untiedA, untiedB] = [0, 0, 0]
  for (let i = 0; i < a.length; i++)
    for (let j = 0; j < i; j++) {
      const [x, y] = [Math.sign(a[i]! - a[j]!), Math.sign(b[i]! - b[j]!)]
      balance += x * y
      untiedA += x * x
      untiedB += y * y
    }
  return balance / Math.sqrt(untiedA * untiedB)
}

function plainIcc(ratings: readonly number[][]): number {
  const [n, k] = [ratings.length, ratings[0]!.length]
  const average = (x: readonly number[]) => x.reduce((sum, value) => sum + value, 0) / x.length
  const items = ratings.map(average)
  const raters = ratings[0]!.map((_, j) => average(ratings.map((row) => row[j]!)))
  const grand = average(items)
  const squares = (x: readonly number[]) => x.reduce((sum, value) => sum + (value - grand) ** 2, 0)
  const msItems = (k * squares(items)) / (n - 1)
  const msRaters = (n * squares(raters)) / (k - 1)
  const residual = ratings.flatMap((row, i) => row.map((value, j) => (value - items[i]! - raters[j]! + grand) ** 2))
  const msResidual = residual.reduce((sum, square) => sum + square, 0) / ((n - 1) * (k - 1))
  return (msItems - msResidual) / (msItems + (k - 1) * msResidual + (k * (msRaters - msResidual)) / n)
}

function report(name: string, ours: () => unknown, plain?: () => unknown, target?: string): void {
  const beside = plain ? `, plain ${leastMs(plain).toFixed(1)} ms` : ''
  console.log(`${name}: ${leastMs(ours).toFixed(1)} ms${beside}${target ? `, target ${target}` : ''}`)
}

/** Two samples with a common part. */
function samples(n: number, draw: (common: number) => number): [Float64Array, Float64Array] {
  const common = Float64Array.from({ length: n }, () => rng.normal())
  return [common.map(draw), common.map(draw)]
}

for (const [kind, draw] of [
  ['whole numbers, some 4,000 values', (common: number) => Math.round(500 * (common + rng.normal()))],
  ['three decimals', (common: number) => Math.round(1000 * (common + rng.normal())) / 1000],
  ['grades 1-5', (common: number) => Math.max(1, Math.min(5, Math.round(3 + common + rng.normal())))],
  ['almost no ties', (common: number) => common + rng.normal()],
] as const) {
  const [a, b] = samples(1_000_000, draw)
  report(
    `spearman n=10^6, ${kind}`,
    () => spearman(a, b),
    () => plainSpearman(a, b),
    '100 ms with ties',
  )
  report(`rankData n=10^6, ${kind}`, () => rankData(a))
  report(`kendallTauB n=10^6, ${kind}`, () => kendallTauB(a, b))
}
const [a, b] = samples(5000, (common) => Math.round(10 * (common + rng.normal())))
report(
  'kendallTauB n=5,000',
  () => kendallTauB(a, b),
  () => plainTauB(a, b),
)

const raters = Array.from({ length: 100 }, () => rng.normal())
const ratings = Array.from({ length: 10_000 }, () => {
  const item = rng.normal()
  return raters.map((rater) => item + rater + rng.normal())
})
const flat = Float64Array.from(ratings.flat())
const views = ratings.map((_, i) => flat.subarray(i * 100, (i + 1) * 100))
report(
  'icc(2,1) 10,000 x 100, views into a flat array',
  () => icc(views, '2,1'),
  () => plainIcc(ratings),
  '5 ms',
)
report('icc(2,1) 10,000 x 100, rows of numbers', () => icc(ratings, '2,1'), undefined, '5 ms')

const gappy = ratings.slice(0, 200).map((row) => row.slice(0, 40).map((value) => (rng.next() < 0.1 ? undefined : value)))
report('remlMeanSquares 200 x 40 with 10 % gaps', () => remlMeanSquares(gappy))

/**
 * Label models and the bootstrap, each beside the plain way to write it in the same run. The crowd is drawn with the shape
 * of AdultContent2 (92,721 labels, 825 raters of very uneven activity, 11,040 items, 4 classes), so the run needs no data.
 */

import { leastMs } from '../scripts/least-ms.ts'
import { createRng } from '../src/core/rng.ts'
import { bootstrapInterval } from '../src/stats/bootstrap-interval.ts'
import { type CrowdLabels, crowdLabels } from '../src/stats/crowd-labels.ts'
import { dawidSkene } from '../src/stats/dawid-skene.ts'
import { pooledDawidSkene } from '../src/stats/pooled-dawid-skene.ts'
import { weightedKappa } from '../src/stats/weighted-kappa.ts'

const CLASSES = ['G', 'P', 'R', 'X']
const SCALE = [1, 2, 3, 4, 5]

function aCrowd(): CrowdLabels {
  const rng = createRng('bench labels')
  const truth = Array.from({ length: 11_040 }, () => rng.pick(['G', 'G', 'G', 'G', 'P', 'R', 'X']))
  const rows = Array.from({ length: 92_721 }, () => {
    const item = rng.int(0, truth.length - 1)
    const rater = Math.floor(825 ** rng.next()) // about 1 / rank of the labels from the rater of that rank
    return [`i${item}`, `w${rater}`, rng.next() < 0.7 ? truth[item]! : rng.pick(CLASSES)] as const
  })
  return crowdLabels(rows, { classes: CLASSES })
}

/** 50 sweeps with one object per label and maps of arrays, as one would first write it. */
function naiveDawidSkene({ items, raters, classes, starts, raterOf, classOf }: CrowdLabels): number[][] {
  const labels = items.flatMap((_, item) =>
    Array.from(raterOf.subarray(starts[item], starts[item + 1]), (rater, at) => ({ item, rater, given: classOf[starts[item]! + at]! })),
  )
  const zeros = () => classes.map(() => 0)
  const normalise = (row: number[]) => {
    const total = row.reduce((a, b) => a + b)
    return row.map((value) => value / total)
  }
  let posterior = items.map(zeros)
  for (const { item, given } of labels) posterior[item]![given]! += 1
  posterior = posterior.map(normalise)
  for (let sweep = 0; sweep < 50; sweep++) {
    const priors = classes.map((_, k) => posterior.reduce((sum, row) => sum + row[k]!, 0) / items.length)
    const counts = raters.map(() => classes.map(() => classes.map(() => 1e-10)))
    for (const { item, rater, given } of labels)
      classes.forEach((_, k) => {
        counts[rater]![k]![given]! += posterior[item]![k]!
      })
    const confusion = counts.map((table) => table.map(normalise))
    const logs = items.map(() => priors.map(Math.log))
    for (const { item, rater, given } of labels)
      classes.forEach((_, k) => {
        logs[item]![k]! += Math.log(confusion[rater]![k]![given]!)
      })
    posterior = logs.map((row) => normalise(row.map((value) => Math.exp(value - Math.max(...row)))))
  }
  return posterior
}

/** Ratings of two raters who agree about half of the time: shape [n] twice. */
function aPairOfRaters(n: number): readonly [number[], number[]] {
  const rng = createRng('bench kappa')
  const a = Array.from({ length: n }, () => rng.int(1, 5))
  return [a, a.map((value) => (rng.next() < 0.5 ? value : rng.int(1, 5)))]
}

function kappaInterval(a: readonly number[], b: readonly number[]) {
  const m = SCALE.length
  const counts = new Float64Array(m * m)
  for (let i = 0; i < a.length; i++) counts[(a[i]! - 1) * m + b[i]! - 1]!++
  const first = SCALE.flatMap((label) => SCALE.map(() => label))
  const second = SCALE.flatMap(() => SCALE)
  const kappa = (itemWeights: Float64Array) => weightedKappa(first, second, { scale: SCALE, weights: 'quadratic', itemWeights })
  return bootstrapInterval(counts, kappa, { rng: createRng('bench bootstrap') })
}

/** Draws every pair of every resample. */
function naiveKappaInterval(a: readonly number[], b: readonly number[]): number[] {
  const rng = createRng('bench bootstrap')
  const resamples = Array.from({ length: 2000 }, () => {
    const picks = a.map(() => rng.int(0, a.length - 1))
    const of = (list: readonly number[]) => picks.map((pick) => list[pick]!)
    return weightedKappa(of(a), of(b), { scale: SCALE, weights: 'quadratic' })!
  }).sort((x, y) => x - y)
  return [resamples[50]!, resamples[1949]!]
}

function bestMs(run: () => unknown, runs: number): number {
  return leastMs(run, { runs, forMs: Number.POSITIVE_INFINITY })
}

function report(what: string, ms: number, naiveMs: number | undefined, target: string): void {
  const naive = naiveMs === undefined ? '' : `, naive ${naiveMs.toFixed(0)} ms`
  console.log(`${what}: ${ms.toFixed(1)} ms (target ${target}${naive})`)
}

const crowd = aCrowd()
report(
  'Dawid-Skene, 50 sweeps over 92,721 labels',
  bestMs(() => dawidSkene(crowd, { maxSweeps: 50, tolerance: 0 }), 7),
  bestMs(() => naiveDawidSkene(crowd), 1),
  '250 ms',
)
report(
  'pooled Dawid-Skene to convergence, same labels',
  bestMs(() => pooledDawidSkene(crowd), 3),
  undefined,
  'none',
)
const [a, b] = aPairOfRaters(5000)
report(
  'bootstrap of quadratic kappa, 2,000 resamples of 5,000 pairs',
  bestMs(() => kappaInterval(a, b), 9),
  bestMs(() => naiveKappaInterval(a, b), 2),
  '60 ms',
)

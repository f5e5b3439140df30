/** Milliseconds per call, fastest of many, beside the target of the issue and the same statistic done naively: all must give one value. */

import { leastMs } from '../scripts/least-ms.ts'
import { createRng } from '../src/core/rng.ts'
import { krippendorffAlpha } from '../src/stats/krippendorff-alpha.ts'
import { weightedKappa } from '../src/stats/weighted-kappa.ts'

const PAIRS = 1_000_000
const RATERS = 20
const UNITS = 10_000
const GAP = -1
const scale = [1, 2, 3, 4, 5]
const rng = createRng('bench stats agreement')

const a = Uint8Array.from({ length: PAIRS }, () => rng.int(1, 5))
const b = a.map((label) => (rng.next() < 0.5 ? label : rng.int(1, 5)))
const truth = Float64Array.from({ length: UNITS }, () => rng.int(1, 5))
const ratings = Array.from({ length: RATERS }, () => truth.map((value) => (rng.next() < 0.1 ? GAP : value + rng.int(-1, 1))))

/** From a matrix of counts in nested arrays and the labels' places found by search. */
function naiveKappa(): number {
  const counts = scale.map(() => scale.map(() => 0))
  for (let item = 0; item < PAIRS; item++) counts[scale.indexOf(a[item]!)]![scale.indexOf(b[item]!)]!++
  const rows = counts.map((row) => row.reduce((x, y) => x + y))
  const columns = scale.map((_, j) => counts.reduce((sum, row) => sum + row[j]!, 0))
  const mean = (cell: (i: number, j: number) => number) =>
    scale.reduce((sum, _, i) => sum + scale.reduce((inner, _, j) => inner + (i - j) ** 2 * cell(i, j), 0), 0)
  return 1 - (mean((i, j) => counts[i]![j]!) * PAIRS) / mean((i, j) => rows[i]! * columns[j]!)
}

/** Unit by unit, with arrays of the values present. */
function naiveAlpha(): number {
  const units = Array.from(truth, (_, unit) => ratings.map((row) => row[unit]!).filter((value) => value !== GAP)).filter(
    (unit) => unit.length > 1,
  )
  const squares = (values: number[]) => {
    const mean = values.reduce((x, y) => x + y) / values.length
    return 2 * values.length * values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  }
  const all = units.flat()
  return 1 - (units.reduce((sum, unit) => sum + squares(unit) / (unit.length - 1), 0) * (all.length - 1)) / squares(all)
}

function report(name: string, target: string, ours: () => number | undefined, naive: () => number): void {
  const [value, expected] = [ours()!, naive()]
  if (Math.abs(value - expected) > 1e-9) throw new Error(`${name}: ${value} is not ${expected}`)
  const [ms, naiveMs] = [leastMs(ours), leastMs(naive)]
  console.log(`${name}: ${ms.toFixed(2)} ms (target ${target}), naive ${naiveMs.toFixed(2)} ms, value ${value.toFixed(6)}`)
}

report('quadratic kappa, 10^6 pairs', '<= 8 ms', () => weightedKappa(a, b, { scale, weights: 'quadratic' }), naiveKappa)
const plain = { a: Array.from(a), b: Array.from(b) }
report(
  'quadratic kappa, 10^6 pairs in plain arrays',
  '<= 8 ms',
  () => weightedKappa(plain.a, plain.b, { scale, weights: 'quadratic' }),
  naiveKappa,
)
report('interval alpha, 10,000 x 20 with 10 % gaps', '<= 5 ms', () => krippendorffAlpha(ratings, 'interval', { gap: GAP }), naiveAlpha)
const gappy = ratings.map((row) => Array.from(row, (value) => (value === GAP ? undefined : value)))
report('interval alpha, 10,000 x 20 with 10 % gaps in plain arrays', '<= 5 ms', () => krippendorffAlpha(gappy, 'interval'), naiveAlpha)

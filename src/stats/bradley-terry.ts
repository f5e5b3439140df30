import { contrastErrors } from './contrast-errors.ts'
import { InvalidSampleError } from './errors.ts'
import { isStronglyConnected } from './is-strongly-connected.ts'
import { itemBlocks } from './item-blocks.ts'
import { type MergedComparisons, mergeComparisons, type PairedComparisons } from './merge-comparisons.ts'
import { type WorthFit, worthsOf } from './worth-fit.ts'

/**
 * Bradley-Terry: worth of items from comparisons of two, by maximum likelihood.
 *
 * P(i beats j) = worth_i / (worth_i + worth_j). A tie counts as half a win for both, which is an approximation. Rankings of
 * more items belong to {@link plackettLuce}: taken apart into pairs they look more certain than they are. Raters of different
 * reliability: {@link crowdBradleyTerry}.
 *
 * Newton's method; each step is found by conjugate gradients with the diagonal as preconditioner, so no matrix is stored.
 *
 * @param comparisons lists of comparisons; for a table of wins see {@link comparisonsOfWins}
 * @param options.prior wins and losses of every item against a made-up item of worth 1 (any number above 0 makes the fit exist); 0 = pure maximum likelihood
 * @throws {@link InvalidSampleError} if columns differ in length, an index is out of range, a count is not 0 and not in
 *   [10^-100, 10^100], or the prior is negative or not finite
 * @cost O(comparisons), then O(pairs that met) a conjugate gradient step: some 50 of them
 * @source Bradley & Terry (1952), Biometrika 39(3/4):324-345, doi:10.1093/biomet/39.3-4.324; existence: Ford (1957), doi:10.2307/2308513
 * @oracle scipy 1.10.1 and R BradleyTerry2 1.1-2, bradley-terry.oracle.json
 * @example bradleyTerry({ items: 2, first: [0, 0, 0, 1], second: [1, 1, 1, 0] }).worths[0] // 0.75
 */
export function bradleyTerry(comparisons: PairedComparisons, { prior = 0 }: { prior?: number } = {}): WorthFit {
  if (!(prior >= 0 && prior < Infinity)) throw new InvalidSampleError({ where: 'bradleyTerry', expected: 'a prior >= 0', got: `${prior}` })
  const merged = mergeComparisons(comparisons)
  if (prior === 0) {
    const { items, first, second } = merged
    if (itemBlocks(items, first, second).count > 1) return { kind: 'undefined', reason: 'not identified' }
    if (!isStronglyConnected(items, ...winnersAndLosers(merged))) return { kind: 'undefined', reason: 'no finite MLE' }
  }
  const logWorths = maximise(merged, prior)
  if (!logWorths) return { kind: 'undefined', reason: 'no finite MLE' }
  const standardErrors = () => contrastErrors(informationMatrix(merged, prior, logWorths), merged.items)
  return { kind: 'fit', ...worthsOf(logWorths), logLikelihood: logLikelihood(merged, logWorths), standardErrors }
}

/** Ends of the edges winner -> loser; a pair in which both won gives two. */
function winnersAndLosers({ first, second, wins, losses }: MergedComparisons): [Int32Array, Int32Array] {
  const from = new Int32Array(2 * first.length)
  const to = new Int32Array(2 * first.length)
  let count = 0
  for (let p = 0; p < first.length; p++) {
    if (wins[p]! > 0) {
      from[count] = first[p]!
      to[count++] = second[p]!
    }
    if (losses[p]! > 0) {
      from[count] = second[p]!
      to[count++] = first[p]!
    }
  }
  return [from.subarray(0, count), to.subarray(0, count)]
}

/** Gradient and curvature of the log-likelihood at some log worths. */
interface Slope {
  readonly gradient: Float64Array
  /** Of each pair: comparisons times P(first wins) P(second wins). */
  readonly curvature: Float64Array
  /** Sum of curvatures of each item. */
  readonly diagonal: Float64Array
}

function slopeAt({ first, second, wins, losses }: MergedComparisons, prior: number, logWorths: Float64Array): Slope {
  const worths = logWorths.map(Math.exp)
  const isSafe = logWorths.every((logWorth) => Math.abs(logWorth) < 300) // else worths or their sum overflow, or are 0 / 0
  const gradient = logWorths.map((logWorth) => -prior * Math.tanh(logWorth / 2))
  const diagonal = logWorths.map((logWorth) => (prior / 2) * (1 - Math.tanh(logWorth / 2) ** 2))
  const curvature = new Float64Array(first.length)
  for (let p = 0; p < first.length; p++) {
    const i = first[p]!
    const j = second[p]!
    const share = isSafe ? worths[i]! / (worths[i]! + worths[j]!) : 1 / (1 + Math.exp(logWorths[j]! - logWorths[i]!))
    const met = wins[p]! + losses[p]!
    const surprise = wins[p]! - met * share
    gradient[i]! += surprise
    gradient[j]! -= surprise
    const bend = met * share * (1 - share)
    curvature[p] = bend
    diagonal[i]! += bend
    diagonal[j]! += bend
  }
  return { gradient, curvature, diagonal }
}

/** Log worths of the highest likelihood, with the mean wherever the iteration left it; `undefined` when it found none. */
function maximise(merged: MergedComparisons, prior: number): Float64Array | undefined {
  const logWorths = new Float64Array(merged.items)
  let slope = slopeAt(merged, prior, logWorths)
  const firstNorm = Math.sqrt(dot(slope.gradient, slope.gradient))
  for (let iteration = 0; iteration < MOST_NEWTON_STEPS; iteration++) {
    const norm = Math.sqrt(dot(slope.gradient, slope.gradient))
    const step = newtonStep(merged, slope, Math.min(0.1, Math.max(1e-4, norm / firstNorm)) * norm)
    let length = Math.min(1, LONGEST_STEP / largestGap(merged, step))
    for (let i = 0; i < step.length; i++) logWorths[i]! += length * step[i]!
    if (step.every((change) => Math.abs(change) < TOLERANCE)) return logWorths
    const climb = dot(slope.gradient, step)
    slope = slopeAt(merged, prior, logWorths)
    while (dot(slope.gradient, step) < -climb / 2 && length > 1e-6) {
      // far beyond the summit: go half the way back
      length /= 2
      for (let i = 0; i < step.length; i++) logWorths[i]! -= length * step[i]!
      slope = slopeAt(merged, prior, logWorths)
    }
  }
  return undefined
}

/** Largest difference between the entries of two items that met. */
function largestGap({ first, second }: MergedComparisons, values: Float64Array): number {
  let largest = 0
  for (let p = 0; p < first.length; p++) {
    const gap = Math.abs(values[first[p]!]! - values[second[p]!]!)
    if (gap > largest) largest = gap
  }
  return largest
}

const MOST_NEWTON_STEPS = 100
/** Most that the log odds of a pair may change in one step: beyond it the curvature at the start says nothing. */
const LONGEST_STEP = 5
/** Largest change of a log worth at which the iteration ends; what is left is some 1e-4 of it. */
const TOLERANCE = 1e-6

/**
 * Solves (information) step = gradient by conjugate gradients, until the residual is below `tolerance`.
 * The information is singular along "all worths alike", but the gradient has no part in that direction.
 */
function newtonStep(
  { items, first, second }: MergedComparisons,
  { gradient, curvature, diagonal }: Slope,
  tolerance: number,
): Float64Array {
  const step = new Float64Array(items)
  const residual = gradient.slice()
  const scaled = residual.map((value, i) => (diagonal[i] ? value / diagonal[i]! : 0))
  const direction = scaled.slice()
  const image = new Float64Array(items)
  let power = dot(residual, scaled)
  for (let iteration = 0; iteration < 10 * items && dot(residual, residual) > tolerance * tolerance; iteration++) {
    for (let i = 0; i < items; i++) image[i] = diagonal[i]! * direction[i]!
    for (let p = 0; p < first.length; p++) {
      image[first[p]!]! -= curvature[p]! * direction[second[p]!]!
      image[second[p]!]! -= curvature[p]! * direction[first[p]!]!
    }
    const bend = dot(direction, image)
    if (!(bend > 0)) break
    const length = power / bend
    for (let i = 0; i < items; i++) {
      step[i]! += length * direction[i]!
      residual[i]! -= length * image[i]!
      scaled[i] = diagonal[i] ? residual[i]! / diagonal[i]! : 0
    }
    const nextPower = dot(residual, scaled)
    for (let i = 0; i < items; i++) direction[i] = scaled[i]! + (nextPower / power) * direction[i]!
    power = nextPower
  }
  return step
}

function informationMatrix(merged: MergedComparisons, prior: number, logWorths: Float64Array): Float64Array {
  const n = merged.items
  const { curvature, diagonal } = slopeAt(merged, prior, logWorths)
  const information = new Float64Array(n * n)
  for (let i = 0; i < n; i++) information[i * n + i] = diagonal[i]!
  for (let p = 0; p < curvature.length; p++) {
    information[merged.first[p]! * n + merged.second[p]!] = -curvature[p]!
    information[merged.second[p]! * n + merged.first[p]!] = -curvature[p]!
  }
  return information
}

function logLikelihood({ first, second, wins, losses }: MergedComparisons, logWorths: Float64Array): number {
  let sum = 0
  for (let p = 0; p < first.length; p++) {
    const gap = logWorths[first[p]!]! - logWorths[second[p]!]!
    sum -= (gap > 0 ? losses[p]! : wins[p]!) * Math.abs(gap) + (wins[p]! + losses[p]!) * Math.log1p(Math.exp(-Math.abs(gap)))
  }
  return sum
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}

import type { CrowdLabels } from './crowd-labels.ts'
import { InvalidSampleError } from './errors.ts'
import { likelihoodsToShares } from './likelihoods-to-shares.ts'
import { majorityVote } from './majority-vote.ts'

/** What a label model says about items and raters. */
export interface LabelModel {
  /** Probability of each class per item: shape [items x classes], row after row, each row summing to 1. */
  readonly posterior: Float64Array
  /** Share of each class among the items: shape [classes]. */
  readonly priors: Float64Array
  /** Probability that the rater gives a label, given the true one: shape [raters x given x true]. */
  readonly confusion: Float64Array
  /** Log likelihood of all labels under `priors` and `confusion` as they were at the last E step. */
  readonly logLikelihood: number
  readonly sweeps: number
}

/** When a fit ends: after `maxSweeps`, or as soon as a sweep changes the log likelihood by less than `tolerance` per label. */
export interface FitOptions {
  readonly maxSweeps?: number
  readonly tolerance?: number
}

/** Smallest probability of an error: keeps "never seen" from meaning "impossible". */
export const FLOOR = 1e-10

/**
 * Expectation-maximisation for models in which raters err independently, given an item's true class.
 *
 * Starts from the vote shares; a sweep is an E step (posterior of the items) and an M step (priors, and confusion by the
 * model's own rule). Models differ in that rule only.
 *
 * @param estimateConfusion fills `confusion` from the expected counts, both of shape [raters x given x true]
 * @throws {@link InvalidSampleError} unless maxSweeps is a whole number >= 1 and tolerance >= 0
 * @cost O(sweeps * labels * classes)
 * @example fitLabelModel({}, () => {}, { maxSweeps: 0 }) // throws InvalidSampleError
 */
export function fitLabelModel(
  crowd: CrowdLabels,
  estimateConfusion: (counts: Float64Array, confusion: Float64Array) => void,
  { maxSweeps = 1000, tolerance = 1e-10 }: FitOptions,
): LabelModel {
  if (!(Number.isSafeInteger(maxSweeps) && maxSweeps >= 1 && tolerance >= 0))
    throw new InvalidSampleError({
      where: 'fitLabelModel',
      expected: 'maxSweeps >= 1 and tolerance >= 0',
      got: `${maxSweeps} and ${tolerance}`,
    })
  const classCount = crowd.classes.length
  const posterior = majorityVote(crowd)
  const priors = new Float64Array(classCount)
  const counts = new Float64Array(crowd.raters.length * classCount * classCount)
  const confusion = new Float64Array(counts.length)
  const maximise = () => {
    shareOfClasses(posterior, priors)
    countLabels(crowd, posterior, counts)
    estimateConfusion(counts, confusion)
  }
  maximise()
  let logLikelihood = Number.NEGATIVE_INFINITY
  let sweeps = 0
  for (let change = Number.POSITIVE_INFINITY; sweeps < maxSweeps && !(change < tolerance); sweeps++) {
    const before = logLikelihood
    logLikelihood = expectClasses(crowd, priors, confusion, posterior)
    change = Math.abs(logLikelihood - before) / crowd.classOf.length
    maximise()
  }
  return { posterior, priors, confusion, logLikelihood, sweeps }
}

/** E step: the posterior of every item's class. Returns the log likelihood of the labels. */
function expectClasses({ starts, raterOf, classOf }: CrowdLabels, priors: Float64Array, confusion: Float64Array, posterior: Float64Array) {
  const classCount = priors.length
  const logPriors = priors.map(Math.log)
  const logConfusion = confusion.map(Math.log)
  for (let item = 0; item + 1 < starts.length; item++) {
    const row = item * classCount
    for (let k = 0; k < classCount; k++) posterior[row + k] = logPriors[k]!
    for (let entry = starts[item]!; entry < starts[item + 1]!; entry++) {
      const cell = (raterOf[entry]! * classCount + classOf[entry]!) * classCount
      for (let k = 0; k < classCount; k++) posterior[row + k]! += logConfusion[cell + k]!
    }
  }
  return likelihoodsToShares(posterior, classCount)
}

/** M step, part one: the mean posterior. */
function shareOfClasses(posterior: Float64Array, priors: Float64Array): void {
  const classCount = priors.length
  const itemCount = posterior.length / classCount
  priors.fill(0)
  for (let cell = 0; cell < posterior.length; cell++) priors[cell % classCount]! += posterior[cell]! / itemCount
}

/** M step, part two: how often each rater gave each label, by the true class as far as it is known. */
function countLabels({ starts, raterOf, classOf }: CrowdLabels, posterior: Float64Array, counts: Float64Array): void {
  const classCount = posterior.length / (starts.length - 1)
  counts.fill(0)
  for (let item = 0; item + 1 < starts.length; item++)
    for (let entry = starts[item]!; entry < starts[item + 1]!; entry++) {
      const cell = (raterOf[entry]! * classCount + classOf[entry]!) * classCount
      for (let k = 0; k < classCount; k++) counts[cell + k]! += posterior[item * classCount + k]!
    }
}

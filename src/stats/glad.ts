import type { CrowdLabels } from './crowd-labels.ts'
import { likelihoodsToShares } from './likelihoods-to-shares.ts'
import { majorityVote } from './majority-vote.ts'

/** The state of a fit, and its result. */
export interface GladModel {
  /** Probability of each class per item: shape [items x classes], row after row. */
  readonly posterior: Float64Array
  /** 0 = guesses, below 0 = inverts, about 1 at first: shape [raters]. */
  readonly abilities: Float64Array
  /** Log of how easy each item is, about 1 at first: shape [items]. */
  readonly easiness: Float64Array
}

const MAX_SWEEPS = 500
const TOLERANCE = 1e-6

/**
 * GLAD: the true classes, how able each rater is, and how easy each item is.
 *
 * P(right) = 1 / (1 + exp(-ability * exp(easiness))), errors even over the other classes, classes equally likely before any
 * label. Ability and easiness are held by normal priors of mean 1 and variance 1. Use it when some items are plainly harder
 * than others; for raters who confuse certain classes use {@link pooledDawidSkene}.
 *
 * EM whose M step is one Fisher-scoring step per parameter, raters first; ends when no parameter moves by 1e-6.
 *
 * @cost O(sweeps * labels * classes)
 * @source Whitehill et al. (2009), Adv. Neural Inf. Process. Syst. 22; priors as in crowd-kit@35f0661: GLAD
 * @oracle crowd-kit GLAD, crowd-aggregation.oracle.json
 * @example glad({ items: ['i'], raters: ['a', 'b'], classes: ['n', 'y'], starts: [0, 2], raterOf: [0, 1], classOf: [1, 1] }).posterior[1] > 0.9 // true
 */
export function glad(crowd: CrowdLabels): GladModel {
  const model = {
    posterior: majorityVote(crowd),
    abilities: new Float64Array(crowd.raters.length).fill(1),
    easiness: new Float64Array(crowd.items.length).fill(1),
  }
  let moved = Number.POSITIVE_INFINITY
  for (let sweep = 0; sweep < MAX_SWEEPS && moved >= TOLERANCE; sweep++) {
    expectClasses(crowd, model)
    moved = Math.max(moveAbilities(crowd, model), moveEasiness(crowd, model))
  }
  return model
}

const logistic = (x: number) => 1 / (1 + Math.exp(-x))

/** E step: the posterior of every item's class. */
function expectClasses({ classes, starts, raterOf, classOf }: CrowdLabels, { posterior, abilities, easiness }: GladModel): void {
  const classCount = classes.length
  posterior.fill(0)
  for (let item = 0; item < easiness.length; item++)
    for (let entry = starts[item]!; entry < starts[item + 1]!; entry++) {
      // log(right) - log(wrong) = logit, and every wrong class has 1 / (classes - 1) of `wrong`: only this difference counts.
      const logit = abilities[raterOf[entry]!]! * Math.exp(easiness[item]!)
      posterior[item * classCount + classOf[entry]!]! += logit + Math.log(Math.max(1, classCount - 1))
    }
  likelihoodsToShares(posterior, classCount)
}

function moveAbilities({ classes, starts, raterOf, classOf }: CrowdLabels, { posterior, abilities, easiness }: GladModel): number {
  const slopes = abilities.map((ability) => 1 - ability)
  const curvatures = new Float64Array(abilities.length).fill(1)
  for (let item = 0; item < easiness.length; item++) {
    const scale = Math.exp(easiness[item]!)
    for (let entry = starts[item]!; entry < starts[item + 1]!; entry++) {
      const rater = raterOf[entry]!
      const right = logistic(abilities[rater]! * scale)
      slopes[rater]! += (posterior[item * classes.length + classOf[entry]!]! - right) * scale
      curvatures[rater]! += right * (1 - right) * scale * scale
    }
  }
  return moveBy(abilities, slopes, curvatures)
}

function moveEasiness({ classes, starts, raterOf, classOf }: CrowdLabels, { posterior, abilities, easiness }: GladModel): number {
  const slopes = easiness.map((value) => 1 - value)
  const curvatures = new Float64Array(easiness.length).fill(1)
  for (let item = 0; item < easiness.length; item++)
    for (let entry = starts[item]!; entry < starts[item + 1]!; entry++) {
      const logit = abilities[raterOf[entry]!]! * Math.exp(easiness[item]!)
      const right = logistic(logit)
      slopes[item]! += (posterior[item * classes.length + classOf[entry]!]! - right) * logit
      curvatures[item]! += right * (1 - right) * logit * logit
    }
  return moveBy(easiness, slopes, curvatures)
}

/** One Newton step for each value, at most 1 long. Returns the longest. */
function moveBy(values: Float64Array, slopes: Float64Array, curvatures: Float64Array): number {
  let longest = 0
  for (let i = 0; i < values.length; i++) {
    const step = Math.max(-1, Math.min(1, slopes[i]! / curvatures[i]!))
    values[i]! += step
    longest = Math.max(longest, Math.abs(step))
  }
  return longest
}

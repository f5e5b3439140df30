import type { CrowdLabels } from './crowd-labels.ts'
import { InvalidSampleError } from './errors.ts'
import { type FitOptions, FLOOR, fitLabelModel, type LabelModel } from './fit-label-model.ts'
import { likelihoodsToShares } from './likelihoods-to-shares.ts'

/** Kinds of raters that a crowd falls into. */
export interface RaterTypes {
  /** How common each type is, summing to 1: shape [types]. */
  readonly shares: Float64Array
  /** Probability that a rater of the type gives a label, given the true one: shape [types x given x true]. */
  readonly confusion: Float64Array
  /** Probability that the rater is of the type: shape [raters x types], row after row. */
  readonly membership: Float64Array
}

/** Given to every cell of a type's table before any label. */
const PRIOR_COUNT = 0.1
/** Type assignment and type tables depend on each other; so many rounds of each in one M step. */
const ROUNDS = 3

/**
 * Dawid-Skene in which raters borrow strength from each other: the model of choice for many raters with few labels each.
 *
 * Raters fall into a few types, each with its own error table, all learned from the labels. A rater's table is the mix
 * of the tables of the types the rater seems to be of, worth `strength` labels of every true class, plus what the rater did:
 * P(given | true) = (own count + strength * P(given | true, type)) / (own count of the true class + strength).
 * So ten labels tell what kind of rater somebody is, and a thousand speak for themselves. Plain {@link dawidSkene} fits
 * ten labels perfectly, believes it, and drifts away from what the classes mean the longer it runs.
 *
 * Types start as raters of even steps of accuracy, 1 / (types + 1) to types / (types + 1).
 * The defaults were chosen by how well the classes predict labels of raters who were left out (real-labels.test.ts), not by gold.
 *
 * @param options.types how many kinds of raters, >= 1
 * @param options.strength weight of the type in labels of each true class, > 0
 * @returns the model and the types found, the least accurate start first
 * @throws {@link InvalidSampleError} unless types is a whole number >= 1 and strength is finite and > 0
 * @cost O(sweeps * (labels * classes + raters * types * classes^2))
 * @source after Venanzi et al. (2014), Community-based Bayesian aggregation, WWW '14, doi:10.1145/2566486.2567989 (types of raters)
 *   and Paun et al. (2018), Trans. ACL 6:571-585, doi:10.1162/tacl_a_00040 (tables shrunk to the pool)
 * @example pooledDawidSkene({ items: ['i'], raters: ['a', 'b'], classes: ['n', 'y'], starts: [0, 2], raterOf: [0, 1], classOf: [1, 1] }, { types: 0 }) // throws InvalidSampleError
 */
export function pooledDawidSkene(
  crowd: CrowdLabels,
  { types = 4, strength = 30, ...fit }: FitOptions & { types?: number; strength?: number } = {},
): LabelModel & { readonly types: RaterTypes } {
  if (!(Number.isInteger(types) && types >= 1 && strength > 0 && strength < Number.POSITIVE_INFINITY))
    throw new InvalidSampleError({ where: 'pooledDawidSkene', expected: 'types >= 1 and strength > 0', got: `${types} and ${strength}` })
  const classCount = crowd.classes.length
  const found = firstTypes(types, crowd)
  const estimateConfusion = (counts: Float64Array, confusion: Float64Array) => {
    for (let round = 0; round < ROUNDS; round++) {
      assignTypes(counts, found)
      describeTypes(counts, found, classCount)
    }
    mixTypes(found, confusion)
    shrink(counts, confusion, strength, classCount)
  }
  return { ...fitLabelModel(crowd, estimateConfusion, fit), types: found }
}

function firstTypes(types: number, { classes, raters }: CrowdLabels): RaterTypes {
  const cells = classes.length ** 2
  const confusion = new Float64Array(types * cells)
  for (let cell = 0; cell < confusion.length; cell++) {
    const accuracy = (Math.floor(cell / cells) + 1) / (types + 1)
    const right = (cell % cells) % (classes.length + 1) === 0
    confusion[cell] = right ? accuracy : (1 - accuracy) / (classes.length - 1)
  }
  return { shares: new Float64Array(types).fill(1 / types), confusion, membership: new Float64Array(raters.length * types) }
}

/** What type each rater is of, by the rater's counts. */
function assignTypes(counts: Float64Array, { shares, confusion, membership }: RaterTypes): void {
  const types = shares.length
  const cells = confusion.length / types
  const logConfusion = confusion.map((probability) => Math.log(Math.max(FLOOR, probability)))
  for (let member = 0; member < membership.length; member++) {
    const type = member % types
    const rater = (member - type) / types
    let log = Math.log(shares[type]!)
    for (let cell = 0; cell < cells; cell++) log += counts[rater * cells + cell]! * logConfusion[type * cells + cell]!
    membership[member] = log
  }
  likelihoodsToShares(membership, types)
}

/** How common each type is, and what its raters do. */
function describeTypes(counts: Float64Array, { shares, confusion, membership }: RaterTypes, classCount: number): void {
  const types = shares.length
  const cells = confusion.length / types
  confusion.fill(PRIOR_COUNT)
  shares.fill(0)
  for (let member = 0; member < membership.length; member++) {
    const type = member % types
    const rater = (member - type) / types
    shares[type]! += (membership[member]! * types) / membership.length
    for (let cell = 0; cell < cells; cell++) confusion[type * cells + cell]! += membership[member]! * counts[rater * cells + cell]!
  }
  for (let table = 0; table < confusion.length; table += cells)
    for (let truth = table; truth < table + classCount; truth++) {
      let total = 0
      for (let cell = truth; cell < table + cells; cell += classCount) total += confusion[cell]!
      for (let cell = truth; cell < table + cells; cell += classCount) confusion[cell]! /= total
    }
}

/** The table that each rater's types lead one to expect. */
function mixTypes({ shares, confusion, membership }: RaterTypes, expected: Float64Array): void {
  const types = shares.length
  const cells = confusion.length / types
  expected.fill(0)
  for (let member = 0; member < membership.length; member++) {
    const type = member % types
    const rater = (member - type) / types
    for (let cell = 0; cell < cells; cell++) expected[rater * cells + cell]! += membership[member]! * confusion[type * cells + cell]!
  }
}

/** Moves each rater's expected table towards what the rater did, in place. */
function shrink(counts: Float64Array, confusion: Float64Array, strength: number, classCount: number): void {
  const cells = classCount ** 2
  for (let table = 0; table < counts.length; table += cells)
    for (let truth = table; truth < table + classCount; truth++) {
      let total = strength
      for (let cell = truth; cell < table + cells; cell += classCount) total += counts[cell]!
      for (let cell = truth; cell < table + cells; cell += classCount)
        confusion[cell] = (counts[cell]! + strength * confusion[cell]!) / total
    }
}

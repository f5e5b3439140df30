import type { CrowdLabels } from './crowd-labels.ts'
import { likeliestClasses } from './likeliest-classes.ts'
import { majorityVote } from './majority-vote.ts'
import { raterAgreement } from './rater-agreement.ts'

/** A vote in which each rater counts by skill. */
export interface WeightedVote {
  /** Agreement with the aggregate, in [0, 1]: shape [raters]. */
  readonly skills: Float64Array
  /** Shape [items x classes], row after row. */
  readonly shares: Float64Array
}

/**
 * Worker agreement with aggregate (Wawa): a majority vote, skills = agreement with it, and a second vote weighted by skill.
 *
 * Cheap and hard to upset, but blind to *which* classes a rater confuses and to raters who copy each other:
 * use {@link pooledDawidSkene} where it matters.
 *
 * @cost O(labels)
 * @source Toloka, crowd-kit@35f0661: Wawa
 * @oracle crowd-kit Wawa, crowd-aggregation.oracle.json
 * @example [...wawa({ items: ['i'], raters: ['a', 'b'], classes: ['n', 'y'], starts: [0, 2], raterOf: [0, 1], classOf: [1, 1] }).skills] // [1, 1]
 */
export function wawa(crowd: CrowdLabels): WeightedVote {
  const skills = raterAgreement(crowd, likeliestClasses(majorityVote(crowd), crowd.classes.length))
  return { skills, shares: majorityVote(crowd, { raterWeights: skills }) }
}

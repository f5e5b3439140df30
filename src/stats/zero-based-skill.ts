import type { CrowdLabels } from './crowd-labels.ts'
import { likeliestClasses } from './likeliest-classes.ts'
import { majorityVote } from './majority-vote.ts'
import { raterAgreement } from './rater-agreement.ts'
import type { WeightedVote } from './wawa.ts'

const ROUNDS = 100
const ROUNDS_PER_HALVING = 20

/**
 * Zero-based skill: {@link wawa} repeated, each round moving the skills towards the agreement with the latest vote.
 *
 * The step is 1 in the first rounds (skill = agreement) and halves every 20 rounds, which ends a swing between two votes.
 *
 * @cost O(100 labels)
 * @source Toloka, crowd-kit@35f0661: ZeroBasedSkill
 * @oracle crowd-kit ZeroBasedSkill, crowd-aggregation.oracle.json
 * @example [...zeroBasedSkill({ items: ['i'], raters: ['a', 'b'], classes: ['n', 'y'], starts: [0, 2], raterOf: [0, 1], classOf: [1, 1] }).shares] // [0, 1]
 */
export function zeroBasedSkill(crowd: CrowdLabels): WeightedVote {
  const classCount = crowd.classes.length
  const skills = new Float64Array(crowd.raters.length).fill(1 / classCount)
  for (let round = 1; round <= ROUNDS; round++) {
    const step = 0.5 ** Math.floor(round / ROUNDS_PER_HALVING)
    const agreement = raterAgreement(crowd, likeliestClasses(majorityVote(crowd, { raterWeights: skills }), classCount))
    for (let rater = 0; rater < skills.length; rater++) skills[rater]! += step * (agreement[rater]! - skills[rater]!)
  }
  return { skills, shares: majorityVote(crowd, { raterWeights: skills }) }
}

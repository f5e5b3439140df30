import type { ScoringRecipe } from './recipe.ts'

/**
 * The default recipe of the dojo mechanism.
 *
 * Ground truth carries 70 %. Honest people agree little on user interfaces (ICC(2,1) = .15 among 39 raters of 84 web
 * UIs; one rater against the mean of the rest: Spearman .45), so agreement with the three or four peers of one task is
 * mostly noise, and agreement alone can be staged by a few who answer alike. Order and distance share the truth: the first
 * punishes large errors more, the second counts every misplaced step. Where nothing is known, the peers carry it all.
 * On grades ICC(2,1) asks for a common use of the declared scale: worth a little, because grades are published too.
 *
 * One recipe serves all kinds of truth: metrics that a task lacks hand their weight on, and a vague or doubtful truth keeps only
 * certainty * validity of its own. A recipe per kind could differ from this one in nothing but numbers that nobody has measured.
 */
export const dojoRecipe: ScoringRecipe = {
  name: 'dojo',
  version: 'dojo-recipe/3',
  components: [
    { metric: 'truth-spearman', weight: 0.4 },
    { metric: 'truth-distance', weight: 0.3 },
    { metric: 'peer-spearman', weight: 0.15 },
    { metric: 'peer-kappa', weight: 0.1 },
    { metric: 'peer-icc', weight: 0.05 },
  ],
  minPeers: 2,
  newcomerWeight: 0.1,
  gate: { threshold: 0, confidence: 0.85 },
  arbitration: { wrongTruthPrior: 0.05, minEffectiveRaters: 3, flagBelow: 0.1 },
  peerEvidence: 0.3,
  dependence: { tolerance: 0.3, z: 3, leastShared: 10 },
  skill: { decay: 0.9, priorTasks: 10, spread: 0.6, leastTasks: 20, suspendBelow: 0.05 },
  completion: { signalVariance: 0.045, noiseVariance: 0.2, typicalWeight: 0.4, toleratedError: 0.29 },
  ledger: { prudence: 1, bonus: { most: 0.5, full: 4 } },
}

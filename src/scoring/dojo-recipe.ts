import type { ScoringRecipe } from './recipe.ts'

/**
 * The default recipe of the dojo mechanism.
 *
 * Ground truth carries 70 %. Honest people agree little on user interfaces (ICC(2,1) = .15 among 39 raters of 84 web
 * UIs; one rater against the mean of the rest: Spearman .45), so agreement with the three or four peers of one task is
 * mostly noise, and agreement alone can be staged by a few who answer alike. Order and distance share the truth: the first
 * punishes large errors more, the second counts every misplaced step. Where nothing is known, the peers carry it all.
 * On grades ICC(2,1) asks for a common use of the declared scale: worth a little, because grades are published too.
 */
export const dojoRecipe: ScoringRecipe = {
  name: 'dojo',
  version: 'dojo-recipe/1',
  components: [
    { metric: 'truth-spearman', weight: 0.4 },
    { metric: 'truth-distance', weight: 0.3 },
    { metric: 'peer-spearman', weight: 0.15 },
    { metric: 'peer-kappa', weight: 0.1 },
    { metric: 'peer-icc', weight: 0.05 },
  ],
  minPeers: 2,
  newcomerWeight: 0.1,
  priorTasks: 10,
}

import { InvalidScoringInputError } from './errors.ts'
import type { ScoringRecipe } from './recipe.ts'
import type { Truth } from './truth.ts'

/** All replies to one task, in the task's own order of items. */
export interface Replies {
  /** One name per rater: shape [k]. */
  readonly raters: readonly string[]
  /** Ranks, 1 = best, equal numbers are ties: shape [k raters][n items]. */
  readonly values: readonly (readonly number[])[]
  /** Grades, higher = better: shape [k raters][n items]. */
  readonly grades: readonly (readonly number[])[]
  readonly gradeScale: { readonly min: number; readonly max: number }
  /** `undefined` when nothing is known of the order. */
  readonly truth: Truth | undefined
  /** Past reliability per rater, in [-1, 1]: shape [k]. */
  readonly reliability: readonly number[]
  /** Who answers like whom, in [0, 1], symmetric, 0 = independent: shape [k][k]. */
  readonly dependence: readonly (readonly number[])[]
  /** More judgments of this task may still be had. */
  readonly more: boolean
  readonly recipe: ScoringRecipe
}

/**
 * Refuses replies that cannot be scored.
 * @throws {@link InvalidScoringInputError} if shapes differ, a name repeats, or a number is not finite or off its scale
 */
export function checkReplies({ raters, values, grades, gradeScale, truth, reliability, dependence }: Replies): void {
  const k = raters.length
  const n = values[0]?.length ?? 0
  if (new Set(raters).size !== k) refuse('every rater once', raters.join(', '))
  for (const [what, list] of Object.entries({ values, grades, reliability, dependence }))
    if (list.length !== k) refuse(`${what} of ${k} raters`, `${list.length}`)
  if (k > 0 && n === 0) refuse('at least one item', 'none')
  if (!(Number.isFinite(gradeScale.min) && gradeScale.min < gradeScale.max && Number.isFinite(gradeScale.max)))
    refuse('a grade scale with min < max', `${gradeScale.min} ... ${gradeScale.max}`)
  if (truth && k > 0) checkTruth(truth, n)
  for (const [rater, name] of raters.entries()) {
    if (values[rater]!.length !== n || grades[rater]!.length !== n)
      refuse(`${n} ranks and grades by ${name}`, `${values[rater]!.length} and ${grades[rater]!.length}`)
    for (const rank of values[rater]!) if (!Number.isFinite(rank)) refuse(`finite ranks by ${name}`, `${rank}`)
    for (const grade of grades[rater]!)
      if (!(grade >= gradeScale.min && grade <= gradeScale.max))
        refuse(`grades by ${name} from ${gradeScale.min} to ${gradeScale.max}`, `${grade}`)
    for (const other of raters.keys()) {
      const shared = dependence[rater]![other]
      if (!(shared !== undefined && shared >= 0 && shared <= 1)) refuse(`dependence of ${name} in [0, 1]`, `${shared}`)
    }
  }
}

function checkTruth({ expectedRanks, certainty }: Truth, n: number): void {
  if (expectedRanks.length !== n) refuse(`${n} expected ranks`, `${expectedRanks.length}`)
  for (const rank of expectedRanks) if (rank !== undefined && !Number.isFinite(rank)) refuse('finite expected ranks', `${rank}`)
  if (!(certainty >= 0 && certainty <= 1)) refuse('a certainty in [0, 1]', `${certainty}`)
}

function refuse(expected: string, got: string): never {
  throw new InvalidScoringInputError({ where: 'scoreReplies', expected, got })
}

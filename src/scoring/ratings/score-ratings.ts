import type { Rng } from '../../core/rng.ts'
import type { Rating, RatingTable } from '../../stats/rating-table.ts'
import { InvalidScoringInputError } from '../errors.ts'
import { labelsAgainstGold, orderAgainstGold } from './compare-with-gold.ts'
import { knownAnswers } from './known-answers.ts'
import { labelConsensus } from './label-consensus.ts'
import { type RatedCells, ratedCells } from './rated-cells.ts'
import { raterAgainstRest } from './rater-against-rest.ts'
import { labelAgreement, orderAgreement } from './rating-agreement.ts'
import { ratingHints } from './rating-hints.ts'
import { orderConsensus } from './rating-order.ts'
import type { CriterionReport, RatingReport } from './rating-report.ts'

/** What {@link scoreRatings} may be given beside the ratings. */
export interface ScoreOptions {
  /** Takes rankings of very many items apart. */
  readonly rng: Rng
  /** What is known; of the kind of the ratings, save that grades may anchor ranks and the other way round. */
  readonly gold?: RatingTable
  /** Told each criterion before work on it begins. */
  readonly onCriterion?: (name: string) => void
}

/**
 * Says of a table of ratings how far raters agree, what they agree on, and how reliable each of them is, criterion by criterion.
 *
 * Values and ranks: a consensus order by a model in which raters differ down to reversing the order. Labels: a consensus label by
 * a model in which each rater has errors of his own. What cannot be said comes with the reason.
 *
 * @throws {@link InvalidScoringInputError} if there is no rating, or the gold is of another kind
 * @cost seconds for 10^5 ratings
 * @example scoreRatings({ kind: 'rank', ratings: [] }, {}) // throws InvalidScoringInputError
 */
export function scoreRatings(table: RatingTable, { rng, gold, onCriterion }: ScoreOptions): RatingReport {
  if (table.ratings.length === 0)
    throw new InvalidScoringInputError({ where: 'scoreRatings', expected: 'at least one rating', got: 'none' })
  if (gold && (gold.kind === 'label') !== (table.kind === 'label'))
    throw new InvalidScoringInputError({ where: 'scoreRatings', expected: `gold that fits a ${table.kind}`, got: `a ${gold.kind}` })
  const score = criterionScorer(table, gold, rng)
  const criteria = [...new Set(table.ratings.map(({ criterion }) => criterion))].map((name) => {
    onCriterion?.(name)
    return score(name)
  })
  return { kind: table.kind, criteria }
}

function criterionScorer(table: RatingTable, gold: RatingTable | undefined, rng: Rng): (criterion: string) => CriterionReport {
  if (table.kind === 'label') {
    const known = gold?.kind === 'label' ? gold.ratings : []
    return (name) => scoreLabels(name, ofCriterion(table.ratings, name), goldOf(known, name))
  }
  const places = gold && gold.kind !== 'label' ? placesOf(gold) : []
  return (name) => scoreOrder(name, { kind: table.kind, ratings: ofCriterion(table.ratings, name) }, goldOf(places, name), rng.fork(name))
}

type OrderTable = Exclude<RatingTable, { kind: 'label' }>

/** Lower is better. */
function placesOf({ kind, ratings }: OrderTable): readonly Rating<number>[] {
  return kind === 'rank' ? ratings : ratings.map((rating) => ({ ...rating, value: -rating.value }))
}

function ofCriterion<Value>(ratings: readonly Rating<Value>[], name: string): Rating<Value>[] {
  return ratings.filter(({ criterion }) => criterion === name)
}

/** Gold on one criterion only is gold on all. */
function goldOf<Value>(gold: readonly Rating<Value>[], name: string): readonly Rating<Value>[] {
  return gold.every(({ criterion }) => criterion === gold[0]!.criterion) ? gold : ofCriterion(gold, name)
}

function scoreOrder(criterion: string, { kind, ratings }: OrderTable, gold: readonly Rating<number>[], rng: Rng): CriterionReport {
  const cells = ratedCells(ratings)
  const againstRest = raterAgainstRest(cells)
  const { consensus, raters } = orderConsensus({ kind, cells, known: knownAnswers(gold), againstRest, rng })
  return {
    criterion,
    counts: countsOf(cells),
    agreement: orderAgreement({ kind, cells, againstRest }),
    consensus,
    raters,
    gold: gold.length > 0 ? orderAgainstGold(gold, consensus) : [],
    hints: ratingHints(cells, consensus),
  }
}

function scoreLabels(criterion: string, ratings: readonly Rating<string>[], gold: readonly Rating<string>[]): CriterionReport {
  const cells = ratedCells(ratings)
  const { consensus, raters } = labelConsensus(cells, knownAnswers(gold))
  return {
    criterion,
    counts: countsOf(cells),
    agreement: labelAgreement(cells),
    consensus,
    raters,
    gold: gold.length > 0 ? labelsAgainstGold(gold, consensus) : [],
    hints: ratingHints(cells, consensus),
  }
}

function countsOf({ raters, items, groups, starts, values, replaced }: RatedCells<unknown>): CriterionReport['counts'] {
  return {
    raters: raters.length,
    items: items.length,
    groups: groups.length,
    judgments: values.length,
    replaced,
    missing: 1 - values.length / (raters.length * (starts.length - 1)),
  }
}

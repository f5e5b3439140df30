import type { Interval, RatedRater, Standing } from './rating-report.ts'

/**
 * Which side of chance a rater is on.
 *
 * @param interval of a reliability, 0 = chance
 * @example raterStanding([-0.5, -0.1]) // 'against the others'
 */
export function raterStanding([low, high]: Interval): Standing {
  if (low > 0) return 'clearly above chance'
  return high < 0 ? 'against the others' : 'not told from chance'
}

/**
 * Sorts raters, the most reliable first; those about whom nothing can be said come last.
 *
 * @example byReliability({ reliability: { value: 1 } }, { reliability: { undefinedBecause: 'no labels' } }) // -3
 */
export function byReliability(a: Pick<RatedRater, 'reliability'>, b: Pick<RatedRater, 'reliability'>): number {
  const place = ({ reliability }: Pick<RatedRater, 'reliability'>) => ('value' in reliability ? reliability.value : -2)
  return place(b) - place(a)
}

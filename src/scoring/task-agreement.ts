import { krippendorffAlpha } from '../stats/krippendorff-alpha.ts'
import { rankData } from '../stats/rank-data.ts'

/**
 * How far all judges of one task agree, corrected for chance: Krippendorff's alpha on their average ranks, as ordinal data.
 *
 * Few items and few raters make it noisy: it describes a task, and must never gate one alone.
 *
 * @param values ranks by rater, 1 = best: shape [k raters][n items]
 * @returns at most 1: 1 = all the same, 0 = chance, below 0 = they contradict each other; not below -1 for two or more raters.
 *   `undefined` with fewer than two raters or when nobody prefers anything
 * @source Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, repository.upenn.edu/asc_papers/43
 * @example taskAgreement([[1, 2, 3], [1, 2, 3]]) // 1
 */
export function taskAgreement(values: readonly (readonly number[])[]): number | undefined {
  const alpha = krippendorffAlpha(
    values.map((row) => rankData(row)),
    'ordinal',
  )
  return alpha === undefined ? undefined : Math.max(-1, alpha)
}

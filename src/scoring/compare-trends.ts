import { fQuantile } from '../stats/f-quantile.ts'
import type { ScoreTrend } from './score-trend.ts'

/** What two trends of the same miners say of each other. */
export interface TrendComparison {
  /**
   * together: nothing speaks against both showing the same. metric-alone: what is paid for moves and the anchors do not, or not as far.
   * anchors-alone: the anchors move and what is paid for does not, or not as far.
   */
  readonly finding: 'together' | 'metric-alone' | 'anchors-alone'
  /** Change of the metric less change of the anchors. */
  readonly difference: number
  /** So far apart they may be by chance alone. */
  readonly bound: number
}

/** Seldom enough that looking at it again and again, hour after hour, hardly ever raises a false alarm. */
const LEVEL = 0.999
/** Whatever the sample says, less is of no consequence. */
const LEAST_DIFFERENCE = 0.1

/**
 * Whether what miners are paid for moves as the anchors do: they are asked the same kinds of questions by the same person, so that whoever gets better at
 * one gets better at the other.
 *
 * apart = |metric - anchors| > t(.999) * sqrt(error of one ^2 + error of the other ^2), and >= .1
 *
 * @returns never a finding from a difference below .1
 * @source Welch (1947), Biometrika 34(1/2):28-35, doi:10.2307/2332510 (degrees of freedom of two errors)
 */
export function compareTrends(metric: ScoreTrend, anchors: ScoreTrend): TrendComparison {
  const difference = metric.change - anchors.change
  const [a, b] = [metric.error ** 2, anchors.error ** 2]
  const df = (a + b) ** 2 / (a ** 2 / metric.df + b ** 2 / anchors.df)
  const bound = Math.max(LEAST_DIFFERENCE, Math.sqrt(fQuantile(LEVEL, 1, df) * (a + b)))
  if (Math.abs(difference) <= bound) return { finding: 'together', difference, bound }
  return { finding: Math.abs(metric.change) > Math.abs(anchors.change) ? 'metric-alone' : 'anchors-alone', difference, bound }
}

import { logMeanExp } from './log-mean-exp.ts'

/** Natural logarithms of odds; 0 = nothing is known. */
export interface EvidenceOdds {
  readonly answers: number
  readonly positions: number
  readonly timing: number
}

/**
 * All evidence about a pair as one number.
 *
 * Answers and positions are two ways to be caught: the mean of their odds is fair again, whatever binds them. Timing only adds, at most a
 * fifth of what the replies say: two people of one time zone, or of one office, hand in at the same moments and are still two.
 *
 * @returns natural logarithm of the odds; at most 0 where the replies say nothing, whatever the timing
 * @source Vovk & Wang (2021), Ann. Stat. 49(3):1736-1754 (the mean of fair bets is a fair bet), doi:10.1214/20-AOS2020
 * @example weighEvidence({ answers: 0, positions: 0, timing: 40 }) // 0
 */
export function weighEvidence({ answers, positions, timing }: EvidenceOdds): number {
  const replies = logMeanExp([answers, positions])
  return replies <= 0 ? replies : replies + Math.min(Math.max(0, timing), replies / 5)
}

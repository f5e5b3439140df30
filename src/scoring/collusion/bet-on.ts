import { logMeanExp } from './log-mean-exp.ts'

/** A careful and a bold better: the part of its stake that each bets on every task. */
const STAKES = [0.4, 0.8]

/**
 * What became of a stake that was bet, task after task, on likenesses beyond what is expected: each multiplies it by 1 - c + c * ratio. The
 * mean of a careful and a bold better (c = .4 and .8).
 *
 * @param ratios likeness / expected, >= 0: of mean 1 where everybody answers alone, whatever the distribution; so the bets are fair
 * @returns natural logarithm; 0 without tasks
 * @source Waudby-Smith & Ramdas (2024), J. R. Stat. Soc. B 86(1):1-27, doi:10.1093/jrsssb/qkad009
 * @example betOn([1, 1, 1]) // 0
 */
export function betOn(ratios: readonly number[]): number {
  return logMeanExp(STAKES.map((stake) => ratios.reduce((sum, ratio) => sum + Math.log(1 - stake + stake * ratio), 0)))
}

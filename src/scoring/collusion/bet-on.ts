import { logMeanExp } from './log-mean-exp.ts'

/** A careful and a bold better: the part of its stake that each bets on every task. */
const STAKES = [0.4, 0.8] as const

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
  return logMeanExp(STAKES.map((stake) => ratios.reduce((sum, ratio) => sum + gain(stake, ratio), 0)))
}

/** {@link betOn} for many at once whose tasks come one after the other: two numbers each, and no list of what was bet on. */
export interface RunningBets {
  /** @param ratio as in {@link betOn} */
  bet(who: number, ratio: number): void
  /** So often was bet. */
  count(who: number): number
  /** Natural logarithm: the very number of {@link betOn} for the same ratios in the same order. */
  odds(who: number): number
}

/** @example runningBets(1).odds(0) // 0 */
export function runningBets(size: number): RunningBets {
  const [careful, bold] = STAKES
  const [carefulLost, boldLost] = [gain(careful, 0), gain(bold, 0)] // most are not alike at all: no logarithm for them
  const [carefulSums, boldSums] = [new Float64Array(size), new Float64Array(size)]
  const counts = new Uint32Array(size)
  return {
    bet(who, ratio) {
      carefulSums[who]! += ratio === 0 ? carefulLost : gain(careful, ratio)
      boldSums[who]! += ratio === 0 ? boldLost : gain(bold, ratio)
      counts[who]!++
    },
    count: (who) => counts[who]!,
    odds: (who) => logMeanExp([carefulSums[who]!, boldSums[who]!]),
  }
}

function gain(stake: number, ratio: number): number {
  return Math.log(1 - stake + stake * ratio)
}

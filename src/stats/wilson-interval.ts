import { checkTrials } from './check-trials.ts'
import { normalQuantile } from './normal-quantile.ts'

/**
 * Wilson's score interval of a share: keeps its coverage for few trials and for shares near 0 or 1, where the usual +- fails.
 *
 * The one to show by default. {@link clopperPearsonInterval} where coverage must never be below the level, {@link jeffreysInterval}
 * for a posterior, {@link agrestiCoullInterval} for a sum that can be done by hand.
 *
 * @param successes 0 ... trials; halves are allowed (ties)
 * @param trials >= 0
 * @param options.level probability that the interval is to hold the true share, in (0, 1)
 * @returns [low, high] within [0, 1]; `undefined` without trials
 * @throws {@link InvalidSampleError} unless 0 <= successes <= trials < infinity and 0 < level < 1
 * @source Wilson (1927), J. Am. Stat. Assoc. 22(158):209-212, doi:10.1080/01621459.1927.10502953
 * @oracle statsmodels proportion_confint(method='wilson'), proportion-intervals.oracle.json
 * @example wilsonInterval(0, 4)?.map((end) => end.toFixed(6)) // ['0.000000', '0.489891']
 */
export function wilsonInterval(
  successes: number,
  trials: number,
  { level = 0.95 }: { level?: number } = {},
): readonly [number, number] | undefined {
  checkTrials('wilsonInterval', { successes, trials, level })
  if (trials === 0) return undefined
  const share = successes / trials
  const z2 = normalQuantile((1 + level) / 2) ** 2 / trials
  const centre = (share + z2 / 2) / (1 + z2)
  const half = (Math.sqrt(z2) * Math.sqrt(share * (1 - share) + z2 / 4)) / (1 + z2)
  // The ends are known where all or none succeeded; computing them would leave a rounding error.
  return [successes === 0 ? 0 : Math.max(0, centre - half), successes === trials ? 1 : Math.min(1, centre + half)]
}

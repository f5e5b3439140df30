import { betaQuantile } from './beta-quantile.ts'
import { checkTrials } from './check-trials.ts'

/**
 * Jeffreys' interval of a share: equal tails of the posterior after a Beta(1/2, 1/2) prior.
 *
 * Neither end is put to 0 or 1 where none or all succeeded.
 *
 * @param successes 0 ... trials; halves are allowed (ties)
 * @param trials >= 0
 * @param options.level probability that the interval is to hold the true share, in (0, 1)
 * @returns [low, high] within [0, 1]; that of the prior without trials
 * @throws {@link InvalidSampleError} unless 0 <= successes <= trials < infinity and 0 < level < 1
 * @source Brown, Cai & DasGupta (2001), Stat. Sci. 16(2):101-133, doi:10.1214/ss/1009213286
 * @oracle statsmodels proportion_confint(method='jeffreys'), proportion-intervals.oracle.json
 * @example jeffreysInterval(1, 1).map((end) => end.toFixed(6)) // ['0.146746', '0.999614']
 */
export function jeffreysInterval(successes: number, trials: number, { level = 0.95 }: { level?: number } = {}): readonly [number, number] {
  checkTrials('jeffreysInterval', { successes, trials, level })
  const tail = (1 - level) / 2
  const [a, b] = [successes + 0.5, trials - successes + 0.5]
  return [betaQuantile(tail, a, b), betaQuantile(1 - tail, a, b)]
}

import { betaQuantile } from './beta-quantile.ts'
import { checkTrials } from './check-trials.ts'

/**
 * Clopper and Pearson's exact interval of a share: holds the true one at least as often as its level says, for any number of trials.
 *
 * The price is width: for everyday use see {@link wilsonInterval}.
 *
 * @param successes 0 ... trials
 * @param trials >= 0
 * @param options.level probability that the interval is to hold the true share, in (0, 1)
 * @returns [low, high] within [0, 1]; `undefined` without trials
 * @throws {@link InvalidSampleError} unless 0 <= successes <= trials < infinity and 0 < level < 1
 * @source Clopper & Pearson (1934), Biometrika 26(4):404-413, doi:10.1093/biomet/26.4.404
 * @oracle statsmodels proportion_confint(method='beta'), proportion-intervals.oracle.json
 * @example clopperPearsonInterval(1, 1)?.map((end) => end.toFixed(6)) // ['0.025000', '1.000000']
 */
export function clopperPearsonInterval(
  successes: number,
  trials: number,
  { level = 0.95 }: { level?: number } = {},
): readonly [number, number] | undefined {
  checkTrials('clopperPearsonInterval', { successes, trials, level })
  if (trials === 0) return undefined
  const tail = (1 - level) / 2
  const failures = trials - successes
  return [
    successes === 0 ? 0 : betaQuantile(tail, successes, failures + 1),
    failures === 0 ? 1 : betaQuantile(1 - tail, successes + 1, failures),
  ]
}

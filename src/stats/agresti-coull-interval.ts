import { checkTrials } from './check-trials.ts'
import { normalQuantile } from './normal-quantile.ts'

/**
 * Agresti and Coull's interval of a share: the usual +- after adding z^2 trials, half of them successes (about two of each at 95 %).
 *
 * Centred as {@link wilsonInterval} and never narrower.
 *
 * @param successes 0 ... trials; halves are allowed (ties)
 * @param trials >= 0
 * @param options.level probability that the interval is to hold the true share, in (0, 1)
 * @returns [low, high], cut to [0, 1]; [0, 1] without trials
 * @throws {@link InvalidSampleError} unless 0 <= successes <= trials < infinity and 0 < level < 1
 * @source Agresti & Coull (1998), Am. Stat. 52(2):119-126, doi:10.1080/00031305.1998.10480550
 * @oracle statsmodels proportion_confint(method='agresti_coull'), proportion-intervals.oracle.json
 * @example agrestiCoullInterval(0, 4).map((end) => end.toFixed(6)) // ['0.000000', '0.545950']
 */
export function agrestiCoullInterval(
  successes: number,
  trials: number,
  { level = 0.95 }: { level?: number } = {},
): readonly [number, number] {
  checkTrials('agrestiCoullInterval', { successes, trials, level })
  const z = normalQuantile((1 + level) / 2)
  const padded = trials + z * z
  const centre = (successes + (z * z) / 2) / padded
  const half = z * Math.sqrt((centre * (1 - centre)) / padded)
  return [Math.max(0, centre - half), Math.min(1, centre + half)]
}

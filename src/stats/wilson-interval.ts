import { InvalidSampleError } from './errors.ts'

/**
 * Wilson's score interval of a share: keeps its coverage for few trials and for shares near 0 or 1, where the usual +- fails.
 *
 * @param successes 0 ... trials; halves are allowed (ties)
 * @param trials >= 0
 * @param options.z two-sided normal quantile; the default gives 95 %
 * @returns [low, high] within [0, 1]; `undefined` without trials
 * @throws {@link InvalidSampleError} unless 0 <= successes <= trials < infinity and z > 0
 * @source Wilson (1927), J. Am. Stat. Assoc. 22(158):209-212, doi:10.1080/01621459.1927.10502953
 * @oracle statsmodels proportion_confint(method='wilson'), wilson-interval.oracle.json
 * @example wilsonInterval(1, 1, { z: 1 }) // [0.5, 1]
 */
export function wilsonInterval(
  successes: number,
  trials: number,
  { z = 1.959963984540054 }: { z?: number } = {},
): readonly [number, number] | undefined {
  if (!(successes >= 0 && successes <= trials && trials < Number.POSITIVE_INFINITY && z > 0 && z < 1e6))
    throw new InvalidSampleError({
      where: 'wilsonInterval',
      expected: '0 <= successes <= trials and 0 < z < 10^6',
      got: `${successes} of ${trials}, z ${z}`,
    })
  if (trials === 0) return undefined
  const share = successes / trials
  const z2 = (z * z) / trials
  const centre = (share + z2 / 2) / (1 + z2)
  const half = (Math.sqrt(z2) * Math.sqrt(share * (1 - share) + z2 / 4)) / (1 + z2)
  // The ends are known where all or none succeeded; computing them would leave a rounding error.
  return [successes === 0 ? 0 : Math.max(0, centre - half), successes === trials ? 1 : Math.min(1, centre + half)]
}

import { checkLevel } from './check-level.ts'
import { InvalidSampleError } from './errors.ts'

/**
 * Refuses what no interval of a share can be computed from.
 *
 * @param where name of the interval, for the message
 * @throws {@link InvalidSampleError} unless 0 <= successes <= trials < infinity, trials are 0 or above 10^-9, and 0 < level < 1
 * @example checkTrials('wilsonInterval', { successes: 1, trials: 2, level: 0.95 }) // undefined
 */
export function checkTrials(where: string, { successes, trials, level }: { successes: number; trials: number; level: number }): void {
  checkLevel(where, level)
  if (!(successes >= 0 && successes <= trials && trials < Number.POSITIVE_INFINITY && (trials === 0 || trials > 1e-9)))
    throw new InvalidSampleError({
      where,
      expected: '0 <= successes <= trials, and trials that are 0 or above 10^-9',
      got: `${successes} of ${trials}`,
    })
}

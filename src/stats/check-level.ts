import { InvalidSampleError } from './errors.ts'

/**
 * Refuses a confidence level that is no probability strictly between 0 and 1.
 *
 * @param where name of the statistic, for the message
 * @throws {@link InvalidSampleError} unless 0 < level < 1
 * @example checkLevel('wilsonInterval', 0.95) // undefined
 */
export function checkLevel(where: string, level: number): void {
  if (!(level > 0 && level < 1)) throw new InvalidSampleError({ where, expected: 'a level in (0, 1), such as 0.95', got: `${level}` })
}

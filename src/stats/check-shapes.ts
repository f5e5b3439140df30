import { InvalidSampleError } from './errors.ts'

/**
 * Refuses shapes (half the degrees of freedom, counts) for which the sums of the distribution functions do not end in a reasonable time.
 *
 * @param where name of the function, for the message
 * @throws {@link InvalidSampleError} unless every shape is in [10^-9, 10^12]
 * @example checkShapes('fQuantile', [2, 0.5]) // undefined
 */
export function checkShapes(where: string, shapes: readonly number[]): void {
  for (const shape of shapes)
    if (!(shape >= 1e-9 && shape <= 1e12))
      throw new InvalidSampleError({ where, expected: 'a shape or half the degrees of freedom in [10^-9, 10^12]', got: `${shape}` })
}

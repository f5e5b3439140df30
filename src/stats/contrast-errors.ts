import { invertPositiveDefinite } from './invert-positive-definite.ts'

/**
 * Standard errors of differences to the first of n parameters, from the information matrix of a model in which only such
 * differences are identified (all rows sum to 0) or of one that is identified throughout.
 *
 * The first parameter is pinned by adding to its diagonal entry, which changes no difference.
 *
 * @param information row by row, shape [n * n]; overwritten
 * @returns shape [n], the first 0; `undefined` when the information is singular to working precision
 * @cost n^3 / 2
 * @example contrastErrors(Float64Array.of(4, -4, -4, 4), 2)?.[1] // 0.5
 */
export function contrastErrors(information: Float64Array, n: number): Float64Array | undefined {
  information[0]! += information[0] || 1
  if (!invertPositiveDefinite(information, n)) return undefined
  return Float64Array.from({ length: n }, (_, i) =>
    Math.sqrt(Math.max(0, information[0]! + information[i * n + i]! - 2 * information[i * n]!)),
  )
}

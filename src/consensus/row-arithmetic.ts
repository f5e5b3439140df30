import type { Arithmetic } from './arithmetic.ts'
import { divideFixed, multiplyFixed } from './fixed-point.ts'

/*
 * Quotients and products of whole rows. Each loop stands here once per arithmetic and in the operators of that arithmetic: a loop that
 * asks at every cell which one it is in, or that calls a function of another module, takes two to three times as long. For the same
 * reason the loops over cells in this folder have few branches.
 */

/** `out[i] = values[i] / by`, 0 where `by` is 0, as then the values are, too. @param values whole numbers @param out at least as long */
export function divideRow(values: Uint16Array, by: number, out: Float64Array, arithmetic: Arithmetic): void {
  const { length } = values
  const divisor = by || 1
  if (arithmetic === 'fast') for (let cell = 0; cell < length; cell++) out[cell] = values[cell]! / divisor
  else for (let cell = 0; cell < length; cell++) out[cell] = divideFixed(values[cell]!, divisor)
}

/** `out[i] = values[i] * by` for the first `length`. @param out may be `values` itself */
export function multiplyRow(values: Float64Array, length: number, by: number, out: Float64Array, arithmetic: Arithmetic): void {
  if (arithmetic === 'fast') for (let cell = 0; cell < length; cell++) out[cell] = values[cell]! * by
  else for (let cell = 0; cell < length; cell++) out[cell] = multiplyFixed(values[cell]!, by)
}

import { type Arithmetic, oneIn } from './arithmetic.ts'
import { multiplyFixed, sigmoidFixed } from './fixed-point.ts'
import { divideRow } from './row-arithmetic.ts'
import { isAscending, rowBuffer, rowOf, type SparseMatrix, type StoredMatrix } from './sparse-matrix.ts'

/** The curve of liquid alpha, as shares; steepness in hundredths. */
export interface AlphaCurve {
  readonly low: number
  /** From the lowest to the highest alpha; at least 0. */
  readonly range: number
  readonly steepness: number
}

/** 1 / (1 + exp(-x)) at every 128th from -20 to 20. */
const SIGMOID = Float64Array.from({ length: 20 * 128 * 2 + 1 }, (_, step) => 1 / (1 + Math.exp(20 - step / 128)))

/**
 * How fast a bond follows a weight: slowly where the weight is near consensus, fast where it is ahead of it (buying)
 * or far below the bond (selling).
 *
 * difference = weight - consensus when buying (weight >= bond), else bond - weight; at least 0, at most 1 because shares are.
 * alpha = low + range * sigmoid(steepness * (difference - 0.5))
 *
 * @returns in [low, low + range]
 * @source opentensor/subtensor@14bc6f9, pallets/subtensor/src/epoch/run_epoch.rs: alpha_sigmoid
 * @oracle the formula, consensus-functions.oracle.json
 */
export function liquidAlpha(
  weight: number,
  bond: number,
  consensus: number,
  { low, range, steepness }: AlphaCurve,
  arithmetic: Arithmetic,
): number {
  const distance = Math.abs(weight - bond) + Number(weight >= bond) * (bond - consensus) // without a branch, as in `smaller`
  const difference = (distance + Math.abs(distance)) / 2 // at least 0
  return arithmetic === 'fast'
    ? low + range * quickSigmoid(0.01 * steepness * (difference - 0.5))
    : low + multiplyFixed(sigmoidFixed(difference - oneIn('exact') / 2, steepness), range)
}

/**
 * 1 / (1 + exp(-x)) within 2e-9, several times as fast as `Math.exp`: the nearest value of a table, and from there two terms of the
 * Taylor series, whose derivatives follow from the value itself. An x beyond 20 counts as 20 on either side, as in the pallet.
 *
 * @example quickSigmoid(0) // 0.5
 */
export function quickSigmoid(x: number): number {
  const place = (Math.min(20, Math.max(-20, x)) + 20) * 128 // numbers written out: the compiler does not know a named one's type
  const step = (place + 0.5) | 0
  const rest = (place - step) * (1 / 128)
  const near = SIGMOID[step]!
  return near + rest * near * (1 - near) * (1 + rest * (0.5 - near))
}

/**
 * Moving average of bonds with an alpha of its own for every cell. Only cells of the weight row are computed, in that row's order:
 * a bond whose neuron is missing from the row is lost at once instead of decaying.
 *
 * The chain finds weight and bond of a cell by walking rows and columns together, and so overlooks cells that come after a higher uid.
 * Their alpha is computed as if they were 0; kept, because the result is observable for unsorted rows.
 *
 * @param weights the weights that bonds follow; overwritten, because the result fits into their place
 * @param stored bonds as u16
 * @returns cells above 0 and at most 1
 * @cost O(cells): one exponential each
 * @source opentensor/subtensor@14bc6f9, pallets/subtensor/src/epoch/math.rs: mat_ema_alpha_sparse; run_epoch.rs: compute_liquid_alpha_values_sparse
 */
export function liquidMovingAverage(
  { weights, stored, consensus, curve }: { weights: SparseMatrix; stored: StoredMatrix; consensus: Float64Array; curve: AlphaCurve },
  arithmetic: Arithmetic,
): SparseMatrix {
  const { n, starts } = weights
  const shares = rowBuffer(stored)
  const alphas = rowBuffer(weights)
  const bondOf = new Float64Array(n)
  let length = 0
  for (let row = 0, from = 0; row < n; row++) {
    const to = starts[row + 1]!
    starts[row + 1] = length
    if (from === to) continue
    const uids = weights.uids.subarray(from, to)
    const values = weights.values.subarray(from, to)
    const held = rowOf(stored, row)
    divideRow(held.values, 65_535, shares, arithmetic)
    scatter(held.uids, shares, bondOf)
    const seen = withoutOverlooked(held.uids, shares)
    const bondSeen = seen === shares ? bondOf : scatter(held.uids, seen, new Float64Array(n))
    alphaRow({ uids, weights: withoutOverlooked(uids, values), bondOf: bondSeen, consensus, curve }, alphas, arithmetic)
    averageRow({ uids, weights: values, bondOf }, alphas, arithmetic)
    from = to
    for (let cell = 0; cell < uids.length; cell++) {
      weights.uids[length] = uids[cell]!
      weights.values[length] = alphas[cell]!
      length += Number(alphas[cell] !== 0)
    }
    starts[row + 1] = length
    for (let cell = 0; cell < held.uids.length; cell++) bondOf[held.uids[cell]!] = 0
  }
  return weights
}

interface Row {
  readonly uids: Uint16Array
  /** By cell. */
  readonly weights: Float64Array
  /** By uid. */
  readonly bondOf: Float64Array
}

/** Writes each cell's alpha. */
function alphaRow(
  { uids, weights, bondOf, consensus, curve }: Row & { consensus: Float64Array; curve: AlphaCurve },
  alphas: Float64Array,
  arithmetic: Arithmetic,
): void {
  if (arithmetic === 'fast')
    for (let cell = 0; cell < uids.length; cell++) {
      const uid = uids[cell]!
      alphas[cell] = liquidAlpha(weights[cell]!, bondOf[uid]!, consensus[uid]!, curve, 'fast')
    }
  else
    for (let cell = 0; cell < uids.length; cell++) {
      const uid = uids[cell]!
      alphas[cell] = liquidAlpha(weights[cell]!, bondOf[uid]!, consensus[uid]!, curve, 'exact')
    }
}

/** Writes each cell's bond into the place of its alpha: (1 - alpha) * bond + alpha * weight. */
function averageRow({ uids, weights, bondOf }: Row, alphas: Float64Array, arithmetic: Arithmetic): void {
  const one = oneIn(arithmetic)
  if (arithmetic === 'fast')
    for (let cell = 0; cell < uids.length; cell++) {
      const alpha = alphas[cell]!
      alphas[cell] = (one - alpha) * bondOf[uids[cell]!]! + alpha * weights[cell]!
    }
  else
    for (let cell = 0; cell < uids.length; cell++) {
      const alpha = alphas[cell]!
      alphas[cell] = multiplyFixed(one - alpha, bondOf[uids[cell]!]!) + multiplyFixed(alpha, weights[cell]!)
    }
}

function scatter(uids: Uint16Array, values: Float64Array, to: Float64Array): Float64Array {
  for (let cell = 0; cell < uids.length; cell++) to[uids[cell]!] = values[cell]!
  return to
}

/** The values of a row, 0 for cells that come after a higher uid. */
function withoutOverlooked(uids: Uint16Array, values: Float64Array): Float64Array {
  if (isAscending(uids)) return values
  const seen = new Float64Array(uids.length)
  for (let cell = 0, highest = -1; cell < uids.length; cell++) {
    if (uids[cell]! <= highest) continue
    highest = uids[cell]!
    seen[cell] = values[cell]!
  }
  return seen
}

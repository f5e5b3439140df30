import { type Arithmetic, oneIn } from './arithmetic.ts'
import { divideFixed, multiplyFixed, sigmoidFixed } from './fixed-point.ts'
import { isAscending, isEmptyRow, rowOf, type SparseMatrix, type StoredMatrix } from './sparse-matrix.ts'

/** The curve of liquid alpha, as shares; steepness in hundredths. */
export interface AlphaCurve {
  readonly low: number
  /** From the lowest to the highest alpha; at least 0. */
  readonly range: number
  readonly steepness: number
}

/**
 * How fast a bond follows a weight: slowly where the weight is near consensus, fast where it is ahead of it (buying)
 * or far below the bond (selling).
 *
 * alpha = low + range * sigmoid(steepness * (difference - 0.5)), where sigmoid(x) = 1 / (1 + exp(-x)) and x counts as at most 20 in size
 *
 * @param difference from `alphaDifference`
 * @returns in [low, low + range]
 * @source opentensor/subtensor@14bc6f9, pallets/subtensor/src/epoch/run_epoch.rs: alpha_sigmoid
 * @oracle the formula, consensus-functions.oracle.json
 */
export function liquidAlpha(difference: number, { low, range, steepness }: AlphaCurve, arithmetic: Arithmetic): number {
  if (arithmetic === 'exact') return low + multiplyFixed(sigmoidFixed(difference - oneIn('exact') / 2, steepness), range)
  const x = Math.max(-20, Math.min(20, 0.01 * steepness * (difference - 0.5)))
  return low + range / (1 + Math.exp(-x))
}

/**
 * What alpha depends on: weight - consensus when buying (weight >= bond), else bond - weight; at least 0, at most 1 because shares are.
 * Written without a branch, as `smaller` is.
 */
export function alphaDifference(weight: number, bond: number, consensus: number): number {
  const distance = Math.abs(weight - bond) + Number(weight >= bond) * (bond - consensus)
  return (distance + Math.abs(distance)) / 2
}

/** Alpha by difference, from 0 to 1 in equal steps: on a line between two of them it is within 1e-6 of the formula, and comes faster. */
function alphaTable(curve: AlphaCurve): Float64Array {
  const steps = 128 * Math.max(1, Math.ceil(Math.abs(curve.steepness) / 100))
  return Float64Array.from({ length: steps + 2 }, (_, step) => liquidAlpha(step / steps, curve, 'fast'))
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
 * @returns a cell for each of `weights`, in [0, 1]
 * @cost O(cells): in fast mode a look at a table each, in exact mode an exponential
 * @source opentensor/subtensor@14bc6f9, pallets/subtensor/src/epoch/math.rs: mat_ema_alpha_sparse; run_epoch.rs: compute_liquid_alpha_values_sparse
 */
export function liquidMovingAverage(
  { weights, stored, consensus, curve }: { weights: SparseMatrix; stored: StoredMatrix; consensus: Float64Array; curve: AlphaCurve },
  arithmetic: Arithmetic,
): SparseMatrix {
  const { n } = weights
  const bondOf = new Float64Array(n)
  const alphas = arithmetic === 'fast' ? alphaTable(curve) : undefined
  for (let row = 0; row < n; row++) {
    if (isEmptyRow(weights, row)) continue
    const { uids, values } = rowOf(weights, row)
    const held = rowOf(stored, row)
    layOut(held, bondOf, arithmetic)
    const seen = { weights: seenWeights({ uids, values }), bonds: seenBonds(held, bondOf) }
    if (alphas) averageRow({ uids, values, bondOf }, seen, consensus, alphas)
    else averageRowExactly({ uids, values, bondOf }, seen, consensus, curve)
    for (let cell = 0; cell < held.uids.length; cell++) bondOf[held.uids[cell]!] = 0
  }
  return weights
}

interface RowOf<Values> {
  readonly uids: Uint16Array
  /** By cell. */
  readonly values: Values
}

/** The weights, which give way to the bonds. */
interface Row extends RowOf<Float64Array> {
  /** By uid. */
  readonly bondOf: Float64Array
}

/** What the chain sees of a row when it computes alpha. */
interface Seen {
  /** By cell. */
  readonly weights: Float64Array
  /** By uid. */
  readonly bonds: Float64Array
}

/**
 * Writes each cell's bond into the place of its weight: bond + alpha * (weight - bond).
 * @param alphas from `alphaTable`
 */
function averageRow({ uids, values, bondOf }: Row, { weights, bonds }: Seen, consensus: Float64Array, alphas: Float64Array): void {
  const steps = alphas.length - 2
  for (let cell = 0; cell < uids.length; cell++) {
    const uid = uids[cell]!
    const place = alphaDifference(weights[cell]!, bonds[uid]!, consensus[uid]!) * steps
    const step = place | 0
    const near = alphas[step]!
    const alpha = near + (place - step) * (alphas[step + 1]! - near)
    const bond = bondOf[uid]!
    values[cell] = bond + alpha * (values[cell]! - bond)
  }
}

/** The same in fixed point, each product rounded: (1 - alpha) * bond + alpha * weight. */
function averageRowExactly({ uids, values, bondOf }: Row, { weights, bonds }: Seen, consensus: Float64Array, curve: AlphaCurve): void {
  const one = oneIn('exact')
  for (let cell = 0; cell < uids.length; cell++) {
    const uid = uids[cell]!
    const alpha = liquidAlpha(alphaDifference(weights[cell]!, bonds[uid]!, consensus[uid]!), curve, 'exact')
    values[cell] = multiplyFixed(one - alpha, bondOf[uid]!) + multiplyFixed(alpha, values[cell]!)
  }
}

/** Writes bonds to the places of their uids, as shares. */
function layOut({ uids, values }: RowOf<Uint16Array>, bondOf: Float64Array, arithmetic: Arithmetic): void {
  if (arithmetic === 'fast') for (let cell = 0; cell < uids.length; cell++) bondOf[uids[cell]!] = values[cell]! * (1 / 65_535)
  else for (let cell = 0; cell < uids.length; cell++) bondOf[uids[cell]!] = divideFixed(values[cell]!, 65_535)
}

/** Weights by cell, 0 for those that come after a higher uid. */
function seenWeights({ uids, values }: RowOf<Float64Array>): Float64Array {
  if (isAscending(uids)) return values
  const seen = values.slice()
  for (const cell of overlooked(uids)) seen[cell] = 0
  return seen
}

/** Bonds by uid, 0 for those that come after a higher uid. */
function seenBonds({ uids }: RowOf<Uint16Array>, bondOf: Float64Array): Float64Array {
  if (isAscending(uids)) return bondOf
  const seen = bondOf.slice()
  for (const cell of overlooked(uids)) seen[uids[cell]!] = 0
  return seen
}

/** The cells that come after a higher uid. */
function overlooked(uids: Uint16Array): number[] {
  const cells: number[] = []
  for (let cell = 0, highest = -1; cell < uids.length; cell++) {
    if (uids[cell]! > highest) highest = uids[cell]!
    else cells.push(cell)
  }
  return cells
}

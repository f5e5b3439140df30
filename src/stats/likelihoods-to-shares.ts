/** Smallest share relative to the largest: keeps "never seen" from meaning "impossible". */
const FLOOR = 1e-10
const LOG_FLOOR = Math.log(FLOOR)

/**
 * Turns log likelihoods into shares that sum to 1, row by row and in place.
 *
 * @param logs log likelihood of each class per item, up to a constant per row: shape [items x classes], row after row
 * @returns sum over the rows of log(sum of likelihoods): with the whole joint in `logs`, the log likelihood of the data
 * @example likelihoodsToShares(new Float64Array([0, 0]), 2) // Math.log(2)
 */
export function likelihoodsToShares(logs: Float64Array, classCount: number): number {
  let logLikelihood = 0
  for (let row = 0; row < logs.length; row += classCount) {
    let largest = logs[row]!
    for (let k = 1; k < classCount; k++) if (logs[row + k]! > largest) largest = logs[row + k]!
    let total = 0
    for (let k = 0; k < classCount; k++) {
      const below = logs[row + k]! - largest
      const share = below > LOG_FLOOR ? Math.exp(below) : FLOOR
      logs[row + k] = share
      total += share
    }
    for (let k = 0; k < classCount; k++) logs[row + k]! /= total
    logLikelihood += largest + Math.log(total)
  }
  return logLikelihood
}

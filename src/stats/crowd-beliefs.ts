import type { CrowdPairs, CrowdSample } from './crowd-pairs.ts'
import { invertPositiveDefinite } from './invert-positive-definite.ts'
import type { ItemBlocks } from './item-blocks.ts'

/** What is believed of items and raters while the crowd model is fitted: normal posteriors, updated in place. */
export interface CrowdBeliefs {
  readonly score: Float64Array
  /** Covariance of the scores, one square a block of linked items. */
  readonly covariance: Float64Array
  readonly slope: Float64Array
  readonly slopeVariance: Float64Array
  /** The normal distribution that the slopes of all raters come from. */
  mean: number
  variance: number
}

/** Beliefs before any judgment: all items equal, every rater with slope 1 +- 1. */
export function priorBeliefs({ items, raters }: CrowdSample, blocks: ItemBlocks): CrowdBeliefs {
  return {
    score: new Float64Array(items),
    covariance: new Float64Array(blocks.starts[blocks.count]!),
    slope: new Float64Array(raters).fill(1),
    slopeVariance: new Float64Array(raters).fill(1),
    mean: 1,
    variance: 1,
  }
}

/**
 * Posterior of the scores given the raters' slopes, with the prior N(0, 1).
 *
 * @source Durante & Rigon (2019), doi:10.1214/19-STS712, algorithm 1, with E[slope^2] in the place of known covariates
 */
export function updateScores(pairs: CrowdPairs, blocks: ItemBlocks, beliefs: CrowdBeliefs): void {
  const { score, slope, slopeVariance } = beliefs
  const { row, column } = blocks
  const information = new Float64Array(beliefs.covariance.length)
  const pull = new Float64Array(score.length)
  for (let i = 0; i < score.length; i++) information[row[i]! + column[i]!] = 1
  for (let p = 0; p < pairs.count; p++) {
    const i = pairs.first[p]!
    const j = pairs.second[p]!
    const b = slope[pairs.rater[p]!]!
    const b2 = b * b + slopeVariance[pairs.rater[p]!]!
    const precision = pairs.weight[p]! * b2 * curvature(b2 * squaredGap(blocks, beliefs, i, j))
    information[row[i]! + column[i]!]! += precision
    information[row[j]! + column[j]!]! += precision
    information[row[i]! + column[j]!]! -= precision
    information[row[j]! + column[i]!]! -= precision
    const force = pairs.weight[p]! * pairs.outcome[p]! * b
    pull[i]! += force
    pull[j]! -= force
  }
  for (let block = 0; block < blocks.count; block++) {
    const square = information.subarray(blocks.starts[block], blocks.starts[block + 1])
    if (!invertPositiveDefinite(square, blocks.sizes[block]!))
      throw new Error('updateScores: the prior keeps this matrix positive definite')
  }
  beliefs.covariance.set(information)
  setScores(blocks, beliefs, pull)
}

/** score = covariance * pull, block by block. */
function setScores(blocks: ItemBlocks, { score, covariance }: CrowdBeliefs, pull: Float64Array): void {
  const members: number[][] = Array.from(blocks.sizes, () => [])
  for (const [item, block] of blocks.blockOf.entries()) members[block]!.push(item)
  for (const items of members) {
    for (const i of items) {
      score[i] = 0
      for (const j of items) score[i]! += covariance[blocks.row[i]! + blocks.column[j]!]! * pull[j]!
    }
  }
}

/**
 * Gives the scores a mean square of 1 and the slopes the inverse change. Their products, all that the data see, stay; without
 * this step the common scale creeps and takes ten times the sweeps.
 *
 * @source Liu, Rubin & Wu (1998), Biometrika 85(4):755-770, doi:10.1093/biomet/85.4.755 (parameter expansion)
 */
export function rescale(blocks: ItemBlocks, beliefs: CrowdBeliefs): void {
  const { score, covariance, slope, slopeVariance } = beliefs
  let squares = 0
  for (let i = 0; i < score.length; i++) squares += score[i]! ** 2 + covariance[blocks.row[i]! + blocks.column[i]!]!
  if (squares === 0) return
  const square = squares / score.length
  const unit = Math.sqrt(square)
  for (let i = 0; i < score.length; i++) score[i]! /= unit
  for (let c = 0; c < covariance.length; c++) covariance[c]! /= square
  for (let r = 0; r < slope.length; r++) {
    slope[r]! *= unit
    slopeVariance[r]! *= square
  }
  beliefs.mean *= unit
  beliefs.variance *= square
}

/**
 * Posterior of the raters' slopes given the scores, then of the distribution they come from.
 *
 * @param withPeers false to learn from the gold pairs alone
 */
export function updateRaters(pairs: CrowdPairs, blocks: ItemBlocks, beliefs: CrowdBeliefs, withPeers: boolean): void {
  const { score, slope, slopeVariance } = beliefs
  const raters = slope.length
  const precision = new Float64Array(raters).fill(1 / beliefs.variance)
  const pull = new Float64Array(raters).fill(beliefs.mean / beliefs.variance)
  for (let p = 0; p < pairs.count; p++) {
    const isGold = pairs.isGold[p] === 1
    if (!isGold && !withPeers) continue
    const r = pairs.rater[p]!
    const i = pairs.first[p]!
    const j = pairs.second[p]!
    const gap = isGold ? pairs.goldMargin[p]! : score[i]! - score[j]!
    const gap2 = isGold ? gap * gap : squaredGap(blocks, beliefs, i, j)
    precision[r]! += pairs.weight[p]! * gap2 * curvature((slope[r]! ** 2 + slopeVariance[r]!) * gap2)
    pull[r]! += pairs.weight[p]! * pairs.outcome[p]! * gap
  }
  let sum = 1 // of the made-up rater, slope 1 +- 1
  for (let r = 0; r < raters; r++) {
    slopeVariance[r] = 1 / precision[r]!
    slope[r] = pull[r]! / precision[r]!
    sum += slope[r]!
  }
  beliefs.mean = sum / (raters + 1)
  let squares = (1 - beliefs.mean) ** 2 + 1
  for (let r = 0; r < raters; r++) squares += (slope[r]! - beliefs.mean) ** 2 + slopeVariance[r]!
  beliefs.variance = squares / (raters + 1)
}

/** E[(score_i - score_j)^2]. */
function squaredGap({ row, column }: ItemBlocks, { score, covariance }: CrowdBeliefs, i: number, j: number): number {
  const gap = score[i]! - score[j]!
  return gap * gap + covariance[row[i]! + column[i]!]! + covariance[row[j]! + column[j]!]! - 2 * covariance[row[i]! + column[j]!]!
}

/** Mean of a Polya-Gamma(1, x) weight, tanh(x / 2) / (2 x), for a mean square x^2. */
function curvature(square: number): number {
  const x = Math.sqrt(square)
  if (x < 1e-4) return 0.25
  const power = Math.exp(-x) // several times faster than Math.tanh
  return (1 - power) / (2 * x * (1 + power))
}

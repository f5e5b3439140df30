import { type CrowdBeliefs, priorBeliefs, rescale, updateRaters, updateScores } from './crowd-beliefs.ts'
import { crowdCovariance } from './crowd-covariance.ts'
import { type CrowdPairs, type CrowdSample, crowdPairs } from './crowd-pairs.ts'
import { crowdSlopes } from './crowd-slopes.ts'
import { type ItemBlocks, itemBlocks } from './item-blocks.ts'

/** Scores of items and reliabilities of raters, each with its standard error. */
export interface CrowdFit {
  /** Higher is better; in standard deviations of the items, relative to the mean of the items linked by comparisons. 0 for an item never compared. */
  readonly scores: Float64Array
  /** 1 for an item never compared: nothing is known beyond the prior. */
  readonly standardErrors: Float64Array
  /** Covariance of two scores, for the error of a difference: `cov(i, i) + cov(j, j) - 2 cov(i, j)`. 0 between items that nothing links. */
  readonly covariance: (i: number, j: number) => number
  /** Log odds of ordering right two items that are one standard deviation apart; 0 = guesses, below 0 = reverses. */
  readonly reliabilities: Float64Array
  readonly reliabilityErrors: Float64Array
  /** Mean and standard deviation of the reliabilities of all raters: what a rater without judgments has. */
  readonly reliabilityPrior: readonly [mean: number, deviation: number]
  /** What reliabilities rest on. `gold` although peers were there: the consensus of peers contradicts the gold, see {@link crowdBradleyTerry}. */
  readonly evidence: 'peers' | 'gold and peers' | 'gold'
}

/**
 * Consensus order of items ranked by raters who differ in reliability, down to raters who reverse the order.
 *
 * P(rater r puts i before j) = 1 / (1 + exp(-reliability_r (score_i - score_j))); a tie is half of each. With raters alike
 * this is Bradley-Terry. Scores ~ N(0, 1); reliabilities ~ N(mean, variance), both learned, with one made-up rater of
 * reliability 1 +- 1 added. The priors keep everything finite, however few or separated the judgments.
 *
 * Gold (`known` ranks) tells about raters only: there a rater is compared with the truth instead of the consensus, and
 * his answers count for the items as all others do. Without gold, the majority decides which way is up. A few gold rankings
 * a rater make the result hold also against a majority of reversers. When the reliabilities that peers suggest explain the
 * gold worse than raters all alike would, a group with an order of its own has captured the consensus, and the
 * reliabilities are learned from the gold alone.
 *
 * Fitted by variational Bayes: the logistic function gets Polya-Gamma weights, after which scores and reliabilities have normal posteriors
 * in turn. Slopes and all errors are then taken anew from the likelihood itself, by {@link crowdSlopes} and {@link crowdCovariance}; they
 * neglect the coupling between scores and slopes.
 *
 * @param sample rankings with ties, of any two or more items each
 * @throws {@link InvalidSampleError} if lengths differ, an index is out of range or doubled, or a rank is not finite
 * @cost O(pairs + sum of squares and cubes of the sizes of linked blocks of items) a sweep, some 10-50 sweeps
 * @source Chen, Bennett, Collins-Thompson & Horvitz (2013), WSDM, doi:10.1145/2433396.2433420 (raters in Bradley-Terry);
 *   Durante & Rigon (2019), Stat. Sci. 34(3):472-485, doi:10.1214/19-STS712 (the algorithm)
 * @example crowdBradleyTerry({ items: 2, raters: 1, rankings: [{ rater: 0, items: [0, 1], ranks: [1, 1] }] }).scores // Float64Array.of(0, 0)
 */
export function crowdBradleyTerry(sample: CrowdSample): CrowdFit {
  const pairs = crowdPairs(sample)
  const blocks = itemBlocks(sample.items, pairs.first, pairs.second)
  const data = { sample, pairs, blocks }
  const beliefs = learn(priorBeliefs(sample, blocks), pairs, blocks, true)
  if (!pairs.isGold.includes(1)) return readBeliefs(data, beliefs, 'peers')
  const alike = [1, -1].map((slope) => goldLogLikelihood(pairs, new Float64Array(sample.raters).fill(slope)))
  const isCaptured = goldLogLikelihood(pairs, beliefs.slope) < Math.max(...alike) - ROUNDING
  return isCaptured
    ? readBeliefs(data, learn(priorBeliefs(sample, blocks), pairs, blocks, false), 'gold')
    : readBeliefs(data, beliefs, 'gold and peers')
}

/** Updates beliefs in place until the scores settle. Starts from what gold says of the raters, so that it decides which way is up. */
function learn(beliefs: CrowdBeliefs, pairs: CrowdPairs, blocks: ItemBlocks, withPeers: boolean): CrowdBeliefs {
  if (pairs.isGold.includes(1)) for (let sweep = 0; sweep < GOLD_SWEEPS; sweep++) updateRaters(pairs, blocks, beliefs, false)
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    const before = beliefs.score.slice()
    updateScores(pairs, blocks, beliefs)
    rescale(blocks, beliefs)
    updateRaters(pairs, blocks, beliefs, withPeers)
    if (before.every((score, i) => Math.abs(beliefs.score[i]! - score) < TOLERANCE)) break
  }
  return beliefs
}

const GOLD_SWEEPS = 30
const MOST_SWEEPS = 200
/** Largest change of a score, in standard deviations, at which the sweeps end. */
const TOLERANCE = 1e-5
/** Log-likelihoods closer than this are equal, as those of a single rater are. */
const ROUNDING = 1e-6

/** How well slopes explain the judgments on gold, in the unit (>= 0) that suits them best. */
function goldLogLikelihood({ count, isGold, goldMargin, rater, outcome, weight }: CrowdPairs, slope: Float64Array): number {
  let unit = 0
  for (let step = 0; step < 20; step++) {
    let gradient = 0
    let information = 1e-9
    for (let p = 0; p < count; p++) {
      if (isGold[p] === 0) continue
      const margin = slope[rater[p]!]! * goldMargin[p]!
      const right = 1 / (1 + Math.exp(-unit * margin))
      gradient += weight[p]! * margin * (outcome[p]! + 0.5 - right)
      information += weight[p]! * margin * margin * right * (1 - right)
    }
    unit = Math.max(0, unit + gradient / information)
  }
  let sum = 0
  for (let p = 0; p < count; p++) {
    if (isGold[p] === 0) continue
    const odds = unit * slope[rater[p]!]! * goldMargin[p]!
    sum += weight[p]! * (outcome[p]! * odds - Math.abs(odds) / 2 - Math.log1p(Math.exp(-Math.abs(odds))))
  }
  return sum
}

/** The fit as its reader wants it: scores relative to the mean of each block, in standard deviations of the items, with errors that keep their promise. */
function readBeliefs(
  { sample, pairs, blocks }: { sample: CrowdSample; pairs: CrowdPairs; blocks: ItemBlocks },
  beliefs: CrowdBeliefs,
  evidence: CrowdFit['evidence'],
): CrowdFit {
  const rough = centred(blocks, beliefs.score, beliefs.covariance)
  const squares = rough.scores.reduce((sum, score, i) => sum + score * score + rough.covariance(i, i), 0)
  const unit = Math.sqrt(squares / rough.scores.length) || 1
  const score = rough.scores.map((value) => value / unit)
  const start = {
    slope: beliefs.slope.map((slope) => slope * unit),
    slopeVariance: beliefs.slopeVariance,
    mean: beliefs.mean * unit,
    variance: beliefs.variance * unit * unit,
  }
  const { slope, slopeVariance, mean, variance } = crowdSlopes(pairs, score, start, evidence !== 'gold')
  const { scores, covariance } = centred(blocks, score, crowdCovariance(sample, pairs, blocks, { score, slope }))
  return {
    scores,
    standardErrors: scores.map((_, i) => Math.sqrt(Math.max(0, covariance(i, i)))),
    covariance,
    reliabilities: slope,
    reliabilityErrors: slopeVariance.map(Math.sqrt),
    reliabilityPrior: [mean, Math.sqrt(variance)],
    evidence,
  }
}

/** Scores and their covariance relative to the mean of each block. */
function centred({ count, sizes, blockOf, row, column }: ItemBlocks, score: Float64Array, squares: Float64Array) {
  const scoreMeans = new Float64Array(count)
  const rowMeans = new Float64Array(score.length)
  const squareMeans = new Float64Array(count)
  blockOf.forEach((block, i) => {
    const size = sizes[block]!
    for (let j = 0; j < size; j++) rowMeans[i]! += squares[row[i]! + j]! / size
    scoreMeans[block]! += score[i]! / size
    squareMeans[block]! += rowMeans[i]! / size
  })
  const covariance = (i: number, j: number) => {
    const block = blockOf[i]!
    if (block !== blockOf[j]) return 0
    if (sizes[block] === 1) return 1
    return squares[row[i]! + column[j]!]! - rowMeans[i]! - rowMeans[j]! + squareMeans[block]!
  }
  return { scores: score.map((value, i) => value - scoreMeans[blockOf[i]!]!), covariance }
}

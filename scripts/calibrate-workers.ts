/**
 * Writes src/simulation/webui-calibration.json: the numbers that simulated workers take from real people.
 * Reads data that lies beside the repository and is not part of it; the product needs only the JSON.
 *
 * node scripts/calibrate-workers.ts
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createRng } from '../src/core/rng.ts'
import type { Perception } from '../src/simulation/calibration.ts'
import { latentQualities } from '../src/simulation/latent-quality.ts'
import { perceive } from '../src/simulation/perceive.ts'
import { perceptRanks } from '../src/simulation/percept-ranks.ts'
import { mean, observeRatings, pauseLogSd, type Rating, spearmanOrZero, tiedPairs } from './rating-statistics.ts'

const ratingsFile = new URL('../../shared/data/webui-ratings-39x84.csv', import.meta.url)
const treesFile = new URL('../../shared/data/oasst-en-100-trees.jsonl', import.meta.url)
const outputFile = new URL('../src/simulation/webui-calibration.json', import.meta.url)

const SCALES = ['Aesth', 'LoD', 'Useful'] as const
const TEXT_SPEARMAN = 0.6 // what issue 2 asks of one honest worker
const TASKS_PER_TRIAL = 20_000
const medianWorker = { bias: 0, noise: 1 }

for (const file of [ratingsFile, treesFile])
  if (!existsSync(file)) {
    process.stderr.write(
      `calibrate-workers: expected the data beside the repository (../shared/data), got no ${file.pathname.split('/').at(-1)}\n`,
    )
    process.stderr.write('  Try: nothing, if you only want to run Kumite; the calibration it needs is committed\n')
    process.exit(2)
  }

const [header, ...lines] = readFileSync(ratingsFile, 'utf8').trim().split(/\r?\n/)
const columns = header!.split(',')
const rows = lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [columns[i]!, cell])))
const observed = Object.fromEntries(
  SCALES.map((scale) => [
    scale,
    observeRatings(rows.map((row): Rating => ({ rater: row.user_id!, item: row.filename!, grade: Number(row[scale]) }))),
  ]),
)
const pooled = Object.fromEntries(
  Object.keys(observed.Aesth!).map((key) => [key, mean(SCALES.map((scale) => observed[scale]![key as 'meanGrade']))]),
) as ReturnType<typeof observeRatings>

const html = { meanGrade: pooled.meanGrade, itemSd: Math.sqrt(pooled.itemVariance), residualSd: pooled.medianResidualSd }
const tieShareOfPercept = bisect(0, 1, (width) => simulatedTies(withTies(html, width)) - pooled.tieShare)
const groupSizes = rankedSiblingGroups(readFileSync(treesFile, 'utf8'))
const textNoise = bisect(
  0.05,
  5,
  (residualSd) => TEXT_SPEARMAN - spearmanOn(groupSizes, withTies({ ...html, residualSd }, tieShareOfPercept)),
)

const calibration = {
  source: 'Ratings of 84 web pages made by language models, by 39 people, on 3 scales of 1 to 10: aesthetics, level of detail, usefulness',
  attribution:
    'Bakaev & Grigera 2026, CC BY 4.0; repository lifia-unlp/rate-my-web-design-reppack. Only the numbers below are derived from it',
  calibratedOn: new Date().toISOString().slice(0, 10),
  scale: { min: 1, max: 10 },
  raters: {
    biasSd: round(Math.sqrt(pooled.raterVariance)),
    noiseLogSd: round(pooled.residualLogSd),
    thinkingTimeLogSd: round(pauseLogSd(rows.map((row) => ({ rater: row.user_id!, at: row.ts! })))),
  },
  perception: {
    html: rounded(withTies(html, tieShareOfPercept)),
    text: rounded(withTies({ ...html, residualSd: textNoise }, tieShareOfPercept)),
  },
  reached: {
    htmlSpearmanFourResponses: round(spearmanOn(Array(TASKS_PER_TRIAL).fill(4), withTies(html, tieShareOfPercept))),
    textSpearman: round(spearmanOn(groupSizes, withTies({ ...html, residualSd: textNoise }, tieShareOfPercept))),
  },
  observed: { ...mapValues(observed, rounded), pooled: rounded(pooled) },
  meaning: {
    biasSd: "standard deviation of the raters' mean grades: square root of the pooled rater variance",
    noiseLogSd: 'standard deviation of the logarithm of the residual sd between raters, sampling error taken off',
    thinkingTimeLogSd: 'spread of the logarithm of the pause between two ratings of one rater: interquartile range / 1.349',
    meanGrade: 'mean of all grades',
    itemSd: 'square root of the pooled item variance; text takes it over from html',
    residualSd:
      'html: residual sd of the median rater; text: set, not observed, so that one honest worker reaches the mean Spearman of .60 with the consensus ranks of 212 sibling groups of Open-Assistant replies (Apache-2.0)',
    tieWidth: 'percepts closer than this tie; found by simulation so that as many pairs of 4 responses tie as people graded equally',
    reached: 'mean Spearman of one honest worker of noise 1 with the latent order; undefined (all tied) counts as 0',
    itemVariance: 'variance component of the pages, two-way random-effects ANOVA without replication',
    raterVariance: 'variance component of the raters, same ANOVA',
    residualVariance: 'mean square of the residual, same ANOVA: taste, mood and slips',
    icc21: 'itemVariance / (itemVariance + raterVariance + residualVariance)',
    medianResidualSd: 'median over raters of the sd of their residuals',
    residualLogSd: 'see noiseLogSd',
    tieShare: 'share of the pairs of pages to which one rater gave the same grade',
    spearmanFourItems: 'mean Spearman of one rater with the mean of the other 38 on random sets of 4 pages; undefined counts as 0',
  },
}
writeFileSync(outputFile, `${JSON.stringify(calibration, null, 2)}\n`)
process.stderr.write(
  `${JSON.stringify({ ...calibration.raters, ...calibration.perception, ...calibration.reached, ...calibration.observed.pooled }, null, 1)}\n`,
)

/** Tie width as a share of the percepts' standard deviation, so that text and pages tie equally often. */
function withTies(perception: Omit<Perception, 'tieWidth'>, share: number): Perception {
  return { ...perception, tieWidth: share * Math.hypot(perception.itemSd, perception.residualSd) }
}

/** The same draws at every call: what is bisected is then a smooth, monotone function of the noise. */
function simulate(sizes: readonly number[], perception: Perception): { truth: number[]; ranks: number[] }[] {
  const rng = createRng('calibrate-workers')
  const rounds = Math.ceil(TASKS_PER_TRIAL / sizes.length)
  return Array.from({ length: rounds }, () => sizes)
    .flat()
    .map((size) => {
      const truth = Array.from({ length: size }, (_, i) => i + 1)
      const qualities = latentQualities(truth.map((rank) => ({ rank, content: '' }))).map(({ quality }) => quality)
      const percepts = perceive({ qualities, perception, noise: 1, worker: medianWorker, rng })
      return { truth, ranks: perceptRanks(percepts, perception.tieWidth) }
    })
}

function spearmanOn(sizes: readonly number[], perception: Perception): number {
  return mean(simulate(sizes, perception).map(({ truth, ranks }) => spearmanOrZero(truth, ranks)))
}

function simulatedTies(perception: Perception): number {
  return mean(simulate([4], perception).map(({ ranks }) => tiedPairs(ranks)))
}

/** Sizes of the groups of two or more sibling assistant replies with a consensus rank; replies without one are left out. */
function rankedSiblingGroups(trees: string): number[] {
  type Message = { role: string; rank?: number | null; replies: Message[] }
  const sizes = ({ replies }: Message): number[] => {
    const ranked = replies.filter(({ role, rank }) => role === 'assistant' && typeof rank === 'number').length
    return [...(ranked >= 2 ? [ranked] : []), ...replies.flatMap(sizes)]
  }
  return trees
    .trim()
    .split('\n')
    .flatMap((line) => sizes((JSON.parse(line) as { prompt: Message }).prompt))
}

/** @returns the root of a rising function */
function bisect(low: number, high: number, f: (x: number) => number): number {
  let [below, above] = [low, high]
  for (let i = 0; i < 24; i++) {
    const middle = (below + above) / 2
    if (f(middle) < 0) below = middle
    else above = middle
  }
  return (below + above) / 2
}

function round(value: number): number {
  return Number(value.toFixed(4))
}

function rounded<T extends Record<string, number>>(numbers: T): T {
  return mapValues(numbers, round) as T
}

function mapValues<A, B>(record: Record<string, A>, f: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, f(value)]))
}

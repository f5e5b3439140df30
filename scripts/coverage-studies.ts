import type { Rng } from '../src/core/rng.ts'
import { consensusIntervals } from '../src/scoring/consensus-intervals.ts'
import { scoreRatings } from '../src/scoring/ratings/score-ratings.ts'
import { standardise } from '../src/scoring/standardise.ts'
import { bootstrapInterval } from '../src/stats/bootstrap-interval.ts'
import { contingencyTable } from '../src/stats/contingency-table.ts'
import { kappaOfTable } from '../src/stats/kappa-of-table.ts'
import { krippendorffAlpha } from '../src/stats/krippendorff-alpha.ts'
import { rankData } from '../src/stats/rank-data.ts'
import { spearman } from '../src/stats/spearman.ts'
import { wilsonInterval } from '../src/stats/wilson-interval.ts'
import { type CoverageStudy, heldFindings, heldRaters, heldScores, holds, POPULATION, rating, share } from './coverage-held.ts'
import { gradedOrderStudy, gradeStudy, normalStudy } from './coverage-of-grades.ts'

/** Three labels of shares .5, .3, .2; rater r is right with its own probability and else names any of the three at random. */
function labelStudy(items: number, raters: number, skills: readonly number[], population: Rng): CoverageStudy {
  const classes = ['x', 'y', 'z']
  const draw = (rng: Rng) => [0, 0, 0, 0, 0, 1, 1, 1, 2, 2][rng.int(0, 9)]!
  const label = (rng: Rng, truth: number, rater: number) => (rng.next() < skills[rater % skills.length]! ? truth : rng.int(0, 2))
  const many = Array.from({ length: POPULATION }, () => {
    const truth = draw(population)
    return [truth, ...Array.from({ length: raters }, (_, rater) => label(population, truth, rater))]
  })
  const columns = Array.from({ length: raters + 1 }, (_, column) => Int32Array.from(many, (row) => row[column]!))
  const kappa = (a: number, b: number) => kappaOfTable(contingencyTable(columns[a]!, columns[b]!, [0, 1, 2]), 'none').kappa!
  const truth = { "Krippendorff's alpha (nominal)": krippendorffAlpha(columns.slice(1), 'nominal')!, "Cohen's kappa": kappa(1, 2) }
  const reliability = new Map(Array.from({ length: raters }, (_, rater) => [`r${rater}`, kappa(0, rater + 1)]))
  return {
    design: `${items} items, ${raters} raters, 3 labels, alpha ${truth["Krippendorff's alpha (nominal)"].toFixed(2)}`,
    run(rng) {
      const ratings = Array.from({ length: items }, (_, item) => {
        const truth = draw(rng)
        return Array.from({ length: raters }, (_, rater) => rating(`r${rater}`, `i${item}`, classes[label(rng, truth, rater)]!))
      }).flat()
      const report = scoreRatings({ kind: 'label', ratings }, { rng }).criteria[0]!
      return {
        ...heldFindings(report.agreement, truth),
        ...(raters > 2 ? heldRaters('reliability of a rater of labels', report, reliability) : {}),
      }
    },
  }
}

/** Rankings of five items as the crowd model assumes them: scores ~ N(0, 1), each rater with a slope of its own. */
function rankingStudy(items: number, raters: number, tasks: number): CoverageStudy {
  return {
    design: `${items} items, ${raters} raters with ${tasks} rankings of 5 each`,
    run(rng) {
      const qualities = standardise(Array.from({ length: items }, () => rng.normal()))!
      const slopes = Array.from({ length: raters }, () => 1.5 + 0.7 * rng.normal())
      const ratings = slopes.flatMap((slope, rater) =>
        Array.from({ length: tasks }, (_, task) => {
          const shown = rng.shuffle(Array.from(qualities.keys())).slice(0, 5)
          const seen = shown.map((item) => slope * qualities[item]! - Math.log(-Math.log(1 - rng.next() || 0.5)))
          const ranks = rankData(seen.map((value) => -value))
          return shown.map((item, at) => ({ ...rating(`r${rater}`, `i${item}`, ranks[at]!), group: `g${rater}-${task}` }))
        }).flat(),
      )
      const report = scoreRatings({ kind: 'rank', ratings }, { rng }).criteria[0]!
      const reliability = new Map(slopes.map((slope, rater) => [`r${rater}`, Math.tanh(slope / 2)]))
      return {
        ...heldScores(report, qualities),
        ...heldRaters('reliability of a rater of ranks', report, reliability),
      }
    },
  }
}

/** One task of the network: every judge orders the same items with taste of its own. */
function taskStudy(judges: number, noise: number, population: Rng): CoverageStudy {
  const qualities = [1, 0.4, -0.3, -1.1]
  const judge = (rng: Rng) => rankData(qualities.map((quality) => -Math.round(2 * (quality + noise * rng.normal()))))
  const sums = qualities.map(() => 0)
  for (let k = 0; k < POPULATION; k++) for (const [item, place] of (standardise(judge(population)) ?? []).entries()) sums[item]! -= place
  return {
    design: `${judges} judges of 4 items, noise ${noise}`,
    run(rng) {
      const values = Array.from({ length: judges }, () => judge(rng))
      const independent = values.map(() => values.map(() => 0))
      const intervals = consensusIntervals({ values, weights: values.map(() => 1), dependence: independent })!
      return { 'score of an item of a task': share(intervals.map(({ low, high }, item) => holds([low, high], sums[item]! / POPULATION))) }
    },
  }
}

/** Counts are discrete: for one probability no interval holds it in just 95 % (Wilson's 98 % at .1 of 30), so each study draws its own. */
function shareStudy(trials: number): CoverageStudy {
  return {
    design: `${trials} trials, probability 0.05 to 0.95`,
    run(rng) {
      const probability = 0.05 + 0.9 * rng.next()
      let hits = 0
      for (let trial = 0; trial < trials; trial++) if (rng.next() < probability) hits++
      return { 'share (Wilson)': Number(holds(wilsonInterval(hits, trials)!, probability)) }
    },
  }
}

/** Pairs of exponential numbers that share a part: skewed, correlated. */
function bootstrapStudy(n: number, population: Rng): CoverageStudy {
  const pair = (rng: Rng) => {
    const [common, a, b] = [rng.next(), rng.next(), rng.next()].map((u) => -Math.log(1 - u)) as [number, number, number]
    return [common + a, common + b] as const
  }
  const many = Array.from({ length: POPULATION }, () => pair(population))
  const rho = spearman(
    many.map(([a]) => a),
    many.map(([, b]) => b),
  )!
  return {
    design: `${n} pairs of skewed numbers`,
    run(rng) {
      const pairs = Array.from({ length: n }, () => pair(rng))
      const ones = new Uint8Array(n).fill(1)
      const meanOf = (weights: Float64Array) => pairs.reduce((sum, [a], i) => sum + weights[i]! * a, 0) / n
      const spearmanOf = (weights: Float64Array) => {
        const drawn = pairs.flatMap((both, i) => Array<(typeof pairs)[0]>(weights[i]!).fill(both))
        return spearman(
          drawn.map(([a]) => a),
          drawn.map(([, b]) => b),
        )
      }
      return {
        'mean (bootstrap)': Number(holds(bootstrapInterval(ones, meanOf, { rng })!, 2)),
        'Spearman (bootstrap)': Number(holds(bootstrapInterval(ones, spearmanOf, { rng, resamples: 500 })!, rho)),
      }
    },
  }
}

/** Designs like those the product meets, with 30 items, pairs, judges or trials and more. @param rng for the populations that true values are read from */
export function coverageStudies(rng: Rng): CoverageStudy[] {
  const skilled = [0.9, 0.8, 0.7, 0.6, 0.5]
  return [
    gradeStudy(30, 2, 0.7, 0, rng.fork('a')),
    gradeStudy(100, 2, 2.4, 0, rng.fork('b')),
    gradeStudy(30, 5, 0.8, 0, rng.fork('c')),
    gradeStudy(40, 6, 2.4, 0, rng.fork('d')),
    gradeStudy(100, 5, 2.4, 0, rng.fork('d2')),
    gradeStudy(40, 6, 1, 0.3, rng.fork('e')),
    normalStudy(30, 5, { item: 0.5, rater: 0.3 }, 0),
    normalStudy(84, 8, { item: 0.5, rater: 0.6 }, 0),
    normalStudy(40, 6, { item: 1, rater: 0.3 }, 0.3),
    labelStudy(30, 2, [0.8], rng.fork('f')),
    labelStudy(50, 6, skilled, rng.fork('g')),
    labelStudy(200, 5, skilled, rng.fork('h')),
    rankingStudy(13, 30, 10),
    rankingStudy(8, 10, 40),
    gradedOrderStudy(12, 30),
    gradedOrderStudy(40, 10),
    taskStudy(30, 0.8, rng.fork('i')),
    taskStudy(30, 2, rng.fork('j')),
    shareStudy(30),
    shareStudy(100),
    bootstrapStudy(30, rng.fork('k')),
    bootstrapStudy(100, rng.fork('k')),
  ]
}

import type { CrowdLabels } from './crowd-labels.ts'
import { type FitOptions, FLOOR, fitLabelModel, type LabelModel } from './fit-label-model.ts'

/**
 * Dawid-Skene: the true classes and, for every rater, a full table of errors, by maximum likelihood.
 *
 * P(given | true) of a rater = expected count of that pair / expected count of the true class. Many parameters per rater
 * and nothing that holds them: with few labels a rater it overfits, use {@link pooledDawidSkene} there. Whether a class is
 * what its name says rests on the start from vote shares: a majority of liars wins.
 *
 * @param options.maxSweeps with `tolerance: 0` exactly so many sweeps are made
 * @cost O(sweeps * labels * classes)
 * @source Dawid & Skene (1979), J. R. Stat. Soc. C 28(1):20-28, doi:10.2307/2346806
 * @oracle crowd-kit DawidSkene and the table of the paper, crowd-aggregation.oracle.json
 * @example dawidSkene({ items: ['i'], raters: ['a', 'b'], classes: ['n', 'y'], starts: [0, 2], raterOf: [0, 1], classOf: [1, 1] }).priors[1].toFixed(6) // '1.000000'
 */
export function dawidSkene(crowd: CrowdLabels, options: FitOptions = {}): LabelModel {
  const classCount = crowd.classes.length
  const estimateConfusion = (counts: Float64Array, confusion: Float64Array) => {
    for (let rater = 0; rater < crowd.raters.length; rater++)
      for (let truth = 0; truth < classCount; truth++) {
        const first = rater * classCount * classCount + truth
        let total = 0
        for (let given = 0; given < classCount; given++) {
          const cell = first + given * classCount
          confusion[cell] = Math.max(FLOOR, counts[cell]!)
          total += confusion[cell]!
        }
        for (let given = 0; given < classCount; given++) confusion[first + given * classCount]! /= total
      }
  }
  return fitLabelModel(crowd, estimateConfusion, options)
}

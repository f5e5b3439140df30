import type { CrowdLabels } from './crowd-labels.ts'
import { type FitOptions, FLOOR, fitLabelModel, type LabelModel } from './fit-label-model.ts'

/**
 * One-coin Dawid-Skene: a rater has one number, the chance of being right; errors fall evenly on the other classes.
 *
 * For few labels a rater. Wrong where one class is much more common than the others, since errors are not even then.
 *
 * @returns the model, and each rater's skill in [0, 1]: shape [raters]
 * @cost O(sweeps * labels * classes)
 * @source Zhang, Chen, Zhou & Jordan (2016), J. Mach. Learn. Res. 17(102):1-44
 * @oracle crowd-kit OneCoinDawidSkene, crowd-aggregation.oracle.json
 * @example oneCoinDawidSkene({ items: ['i'], raters: ['a', 'b'], classes: ['n', 'y'], starts: [0, 2], raterOf: [0, 1], classOf: [1, 1] }).skills[0].toFixed(6) // '1.000000'
 */
export function oneCoinDawidSkene(crowd: CrowdLabels, options: FitOptions = {}): LabelModel & { readonly skills: Float64Array } {
  const classCount = crowd.classes.length
  const skills = new Float64Array(crowd.raters.length)
  const estimateConfusion = (counts: Float64Array, confusion: Float64Array) => {
    for (let rater = 0; rater < skills.length; rater++) {
      const first = rater * classCount * classCount
      const last = first + classCount * classCount
      let right = 0
      let total = 0
      for (let cell = first; cell < last; cell++) total += counts[cell]!
      for (let cell = first; cell < last; cell += classCount + 1) right += counts[cell]!
      const skill = right / total
      skills[rater] = skill
      const hit = clamp(skill)
      const miss = clamp((1 - skill) / (classCount - 1))
      confusion.fill(miss, first, last)
      for (let cell = first; cell < last; cell += classCount + 1) confusion[cell] = hit
    }
  }
  return { ...fitLabelModel(crowd, estimateConfusion, options), skills }
}

const clamp = (probability: number) => Math.min(1 - FLOOR, Math.max(FLOOR, probability))

import { areaUnderCurve } from '../../../src/mechanisms/prompting/human/logistic-classifier.testing.ts'

/** An area under the ROC curve: chance that the attack ranks a true item above a false one; .5 = the attack learns nothing. */
export interface Area {
  readonly mean: number
  /** 95 %: the tasks are the sample. */
  readonly low: number
  readonly high: number
}

/** Within one task: of the scores where the label is 1 against those where it is 0. */
export function labelledArea(scores: readonly number[], labels: readonly number[]): number {
  const scoresOf = (label: number) => scores.filter((_, n) => labels[n] === label)
  return areaUnderCurve(scoresOf(1), scoresOf(0))
}

/** Mean over tasks, with the interval that their spread gives. @param areas one a task. @throws {RangeError} if there are fewer than two */
export function meanArea(areas: readonly number[]): Area {
  if (areas.length < 2) throw new RangeError(`meanArea: expected at least two tasks, got ${areas.length}`)
  const mean = areas.reduce((sum, area) => sum + area, 0) / areas.length
  const variance = areas.reduce((sum, area) => sum + (area - mean) ** 2, 0) / (areas.length - 1)
  const reach = 1.96 * Math.sqrt(variance / areas.length)
  return { mean, low: mean - reach, high: mean + reach }
}

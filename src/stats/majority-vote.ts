import type { CrowdLabels } from './crowd-labels.ts'
import { InvalidSampleError } from './errors.ts'

/**
 * Majority vote: the share of an item's votes that each class got.
 *
 * The plainest aggregate, and the start of every label model here. The winner is taken by {@link likeliestClasses}.
 *
 * @param options.raterWeights how much each rater's vote counts: shape [raters], >= 0; 1 each when left out
 * @returns shape [items x classes], row after row, each row summing to 1. An item whose votes weigh nothing has equal shares
 * @throws {@link InvalidSampleError} if there is not one finite weight >= 0 per rater
 * @cost O(labels)
 * @oracle crowd-kit MajorityVote, crowd-aggregation.oracle.json
 * @example [...majorityVote({ items: ['i'], raters: ['a', 'b'], classes: ['n', 'y'], starts: [0, 2], raterOf: [0, 1], classOf: [1, 1] })] // [0, 1]
 */
export function majorityVote(crowd: CrowdLabels, { raterWeights }: { raterWeights?: ArrayLike<number> } = {}): Float64Array {
  const { items, raters, classes, starts, raterOf, classOf } = crowd
  if (raterWeights && raterWeights.length !== raters.length) refuse(`${raters.length} rater weights`, `${raterWeights.length}`)
  for (let rater = 0; raterWeights && rater < raters.length; rater++)
    if (!(raterWeights[rater]! >= 0 && raterWeights[rater]! < Number.POSITIVE_INFINITY))
      refuse('finite rater weights >= 0', `${raterWeights[rater]} at index ${rater}`)

  const classCount = classes.length
  const shares = new Float64Array(items.length * classCount)
  for (let item = 0; item < items.length; item++) {
    const row = item * classCount
    let total = 0
    for (let entry = starts[item]!; entry < starts[item + 1]!; entry++) {
      const weight = raterWeights ? raterWeights[raterOf[entry]!]! : 1
      shares[row + classOf[entry]!]! += weight
      total += weight
    }
    for (let k = 0; k < classCount; k++) shares[row + k] = total === 0 ? 1 / classCount : shares[row + k]! / total
  }
  return shares
}

function refuse(expected: string, got: string): never {
  throw new InvalidSampleError({ where: 'majorityVote', expected, got })
}

import type { CrowdLabels } from './crowd-labels.ts'

/**
 * How often each rater gave the label that an aggregate gives the item.
 *
 * @param likeliest class per item: shape [items], from {@link likeliestClasses}
 * @returns share in [0, 1] per rater: shape [raters]
 * @cost O(labels)
 * @example [...raterAgreement({ items: ['i'], raters: ['a', 'b'], classes: ['n', 'y'], starts: [0, 2], raterOf: [0, 1], classOf: [1, 1] }, [1])] // [1, 1]
 */
export function raterAgreement({ raters, starts, raterOf, classOf }: CrowdLabels, likeliest: ArrayLike<number>): Float64Array {
  const agreed = new Float64Array(raters.length)
  const given = new Float64Array(raters.length)
  for (let item = 0; item + 1 < starts.length; item++)
    for (let entry = starts[item]!; entry < starts[item + 1]!; entry++) {
      given[raterOf[entry]!]!++
      if (classOf[entry] === likeliest[item]) agreed[raterOf[entry]!]!++
    }
  for (let rater = 0; rater < raters.length; rater++) agreed[rater]! /= given[rater]!
  return agreed
}

import { icc } from '../stats/icc.ts'
import { isConstant } from '../stats/is-constant.ts'

/**
 * Absolute agreement of a rater's grades with the mean grades of all other raters: ICC(2,1), leave-one-out.
 *
 * Reads grades, not ranks, and asks for the same use of the declared scale: grading everything two steps too high lowers it.
 * Changing the scale for all (1-10 to 1-100) changes nothing.
 *
 * @param grades by the rater, higher = better: shape [n]
 * @param peers.grades grades by the others: shape [k - 1][n]
 * @param peers.weights how much each of the others counts, >= 0: shape [k - 1]
 * @returns in [-1, 1] (the estimate has no lower bound and is cut at -1): 1 = same grades, 0 = chance. One grade for everything is 0.
 *   `undefined` when nobody else with weight tells the items apart
 * @source Shrout & Fleiss (1979), Psychol. Bull. 86(2):420-428, doi:10.1037/0033-2909.86.2.420
 * @example peerIcc([1, 5, 9], { grades: [[1, 5, 9]], weights: [1] }) // 1
 */
export function peerIcc(
  grades: readonly number[],
  peers: { grades: readonly (readonly number[])[]; weights: readonly number[] },
): number | undefined {
  const means = new Array<number>(grades.length).fill(0)
  const telling = peers.grades.map((theirs, peer) => (isConstant(theirs) ? 0 : peers.weights[peer]!))
  const total = telling.reduce((sum, weight) => sum + weight, 0)
  if (total === 0) return undefined
  for (const [peer, weight] of telling.entries())
    for (const [item, grade] of peers.grades[peer]!.entries()) means[item]! += (weight / total) * grade
  const rounded = means.map((grade) => Math.round(grade * 1e9) / 1e9) // equal on paper stays equal
  if (isConstant(rounded)) return undefined
  if (isConstant(grades)) return 0
  const value = icc(
    rounded.map((grade, item) => [grades[item]!, grade]),
    '2,1',
  )
  return value === undefined ? -1 : Math.max(-1, Math.min(1, value)) // 0 in the denominator: two items, reversed
}

import { InvalidSampleError } from './errors.ts'

/** How much a disagreement counts by the distance of the two labels on the scale: all alike, by steps, by squared steps. */
export type KappaWeights = 'none' | 'linear' | 'quadratic'

/**
 * Weighted Cohen's kappa: agreement of two raters on ordered labels, corrected for chance.
 *
 * kappa = 1 - observed / expected disagreement, where `expected` is what independent raters with the same label
 * frequencies would reach. Disagreement of labels at positions i, j of the scale: [i != j], |i - j| or (i - j)^2.
 * The scale is declared, not observed: on data that happen to hold only 1, 2 and 5, a guessed scale would call 2 and 5 neighbours.
 * For more raters or gaps: {@link krippendorffAlpha}.
 *
 * @param a labels by rater A: shape [n], n >= 1
 * @param b labels by rater B for the same items: shape [n]
 * @param options.scale every possible label once, in order: shape [m]
 * @param options.weights `quadratic` for grades and ranks, `none` for labels without an order
 * @param options.itemWeights how much each item counts: shape [n], >= 0; 1 each when left out
 * @returns in [-1, 1]; 1 = full agreement, 0 = chance. `undefined` when both raters used one and the same label throughout (0 / 0)
 * @throws {@link InvalidSampleError} if lengths differ, n = 0, a label is not on the scale, or the scale repeats one
 * @cost O(n + m^2)
 * @source Cohen (1968), Psychol. Bull. 70(4):213-220, doi:10.1037/h0026256
 * @oracle sklearn.metrics.cohen_kappa_score, weighted-kappa.oracle.json
 * @example weightedKappa([1, 2, 3], [1, 2, 2], { scale: [1, 2, 3], weights: 'quadratic' }) // 2 / 3
 */
export function weightedKappa<Label>(
  a: ArrayLike<Label>,
  b: ArrayLike<Label>,
  { scale, weights, itemWeights }: { scale: readonly Label[]; weights: KappaWeights; itemWeights?: ArrayLike<number> },
): number | undefined {
  const n = a.length
  if (n === 0 || b.length !== n || (itemWeights && itemWeights.length !== n)) refuse('samples of one length n >= 1', `${n} and ${b.length}`)
  const position = new Map(scale.map((label, index) => [label, index]))
  const m = scale.length
  if (position.size !== m) refuse('every label of the scale once', `${m} labels, ${position.size} different`)

  const rows = new Float64Array(m)
  const columns = new Float64Array(m)
  const disagreement = disagreements[weights]
  let observed = 0
  let total = 0
  for (let item = 0; item < n; item++) {
    const i = position.get(a[item]!) ?? refuse('labels of the declared scale', `${a[item]} at index ${item}`)
    const j = position.get(b[item]!) ?? refuse('labels of the declared scale', `${b[item]} at index ${item}`)
    const weight = itemWeights ? itemWeights[item]! : 1
    if (!(weight >= 0 && weight < Number.POSITIVE_INFINITY)) refuse('finite item weights >= 0', `${weight} at index ${item}`)
    rows[i]! += weight
    columns[j]! += weight
    observed += weight * disagreement(i - j)
    total += weight
  }
  let expected = 0
  for (let i = 0; i < m; i++) for (let j = 0; j < m; j++) expected += rows[i]! * columns[j]! * disagreement(i - j)
  return expected === 0 ? undefined : 1 - (observed * total) / expected
}

const disagreements: Record<KappaWeights, (steps: number) => number> = {
  none: (steps) => (steps === 0 ? 0 : 1),
  linear: Math.abs,
  quadratic: (steps) => steps * steps,
}

function refuse(expected: string, got: string): never {
  throw new InvalidSampleError({ where: 'weightedKappa', expected, got })
}

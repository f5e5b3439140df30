import fc from 'fast-check'
import { dojoRecipe } from './dojo-recipe.ts'
import type { Replies } from './replies.ts'
import { constructionTruth } from './truth.ts'

/** Replies of three raters to four items with a known order; override what matters. */
export function someReplies(overrides: Partial<Replies> = {}): Replies {
  const values = overrides.values ?? [
    [1, 2, 3, 4],
    [2, 1, 3, 4],
    [1, 3, 2, 4],
  ]
  return {
    raters: values.map((_, i) => `rater-${i}`),
    values,
    grades: values.map((ranks) => ranks.map((rank) => 10 - rank)),
    gradeScale: { min: 1, max: 10 },
    truth: constructionTruth([1, 2, 3, 4]),
    reliability: values.map(() => 0),
    dependence: noDependence(values.length),
    more: false,
    recipe: dojoRecipe,
    ...overrides,
  }
}

/** Any valid replies: 0-6 raters, 1-6 items, ties, partial truth or none, vague or not, any reliability and dependence, gate as usual or open. */
export const anyReplies: fc.Arbitrary<Replies> = fc
  .tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 1, max: 6 }))
  .chain(([k, n]) => {
    const table = (max: number) =>
      fc.array(fc.array(fc.integer({ min: 1, max }), { minLength: n, maxLength: n }), { minLength: k, maxLength: k })
    const known = fc.array(fc.option(fc.integer({ min: 1, max: n }), { nil: undefined }), { minLength: n, maxLength: n })
    const truth = fc
      .tuple(known, fc.constantFrom(1, 0.4))
      .map(([ranks, certainty]) => ({ ...constructionTruth(ranks), certainty: certainty * constructionTruth(ranks).certainty }))
    const dependence = fc
      .array(fc.constantFrom(0, 0, 0, 0.5, 1), { minLength: k * k, maxLength: k * k })
      .map((cells) => noDependence(k).map((row, i) => row.map((_, j) => (i === j ? 0 : cells[Math.min(i, j) * k + Math.max(i, j)]!))))
    return fc.record({
      raters: fc.constant(Array.from({ length: k }, (_, i) => `rater-${i}`)),
      values: table(n),
      grades: table(10),
      gradeScale: fc.constant({ min: 1, max: 10 }),
      truth: fc.option(truth, { nil: undefined }),
      reliability: fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: k, maxLength: k }),
      dependence,
      more: fc.boolean(),
      recipe: fc.constantFrom(dojoRecipe, { ...dojoRecipe, gate: { threshold: -1, confidence: 0.51 } }),
    })
  })

/** A whole order of n items, 1 = best. */
export function anyOrder(n: number): fc.Arbitrary<number[]> {
  const ranks = Array.from({ length: n }, (_, i) => i + 1)
  return fc.shuffledSubarray(ranks, { minLength: n, maxLength: n })
}

/** k raters who have nothing to do with each other. */
export function noDependence(k: number): number[][] {
  return Array.from({ length: k }, () => new Array<number>(k).fill(0))
}

/** So many raters who all say 1, 2, 3, 4. */
export function agreeing(count: number): number[][] {
  return Array.from({ length: count }, () => [1, 2, 3, 4])
}

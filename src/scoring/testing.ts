import fc from 'fast-check'
import { dojoRecipe } from './dojo-recipe.ts'
import type { Replies } from './score-replies.ts'

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
    knownRanks: [1, 2, 3, 4],
    reliability: values.map(() => 0),
    recipe: dojoRecipe,
    ...overrides,
  }
}

/** Any valid replies: 0-6 raters, 1-6 items, ties, partial truth or none, any reliability. */
export const anyReplies: fc.Arbitrary<Replies> = fc
  .tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 1, max: 6 }))
  .chain(([k, n]) => {
    const table = (max: number) =>
      fc.array(fc.array(fc.integer({ min: 1, max }), { minLength: n, maxLength: n }), { minLength: k, maxLength: k })
    const known = fc.array(fc.option(fc.integer({ min: 1, max: n }), { nil: undefined }), { minLength: n, maxLength: n })
    return fc.record({
      raters: fc.constant(Array.from({ length: k }, (_, i) => `rater-${i}`)),
      values: table(n),
      grades: table(10),
      gradeScale: fc.constant({ min: 1, max: 10 }),
      knownRanks: fc.option(known, { nil: undefined }),
      reliability: fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: k, maxLength: k }),
      recipe: fc.constant(dojoRecipe),
    })
  })

/** A whole order of n items, 1 = best. */
export function anyOrder(n: number): fc.Arbitrary<number[]> {
  const ranks = Array.from({ length: n }, (_, i) => i + 1)
  return fc.shuffledSubarray(ranks, { minLength: n, maxLength: n })
}

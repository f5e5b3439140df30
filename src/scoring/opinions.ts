import { InvalidScoringInputError } from './errors.ts'

/**
 * What each rater thinks of the items, on one footing: centred grades, divided by the rater's own spread plus a fixed part of the scale.
 *
 * Plain standardising would blow up the half-hearted differences of somebody who found all alike; the fixed part keeps them small and
 * keeps those who use the whole scale from outvoting the others. On 39 raters of 84 web pages, five such opinions order four pages
 * with a mean Spearman of .615 to the other raters, five standardised ranks with .586 (`scripts/study-overlap.ts`).
 *
 * @param grades higher = better: shape [k raters][n items]
 * @param scale of the grades
 * @returns shape [k][n], each row with mean 0 and standard deviation below 1; all 0 for whoever grades all alike
 * @throws {@link InvalidScoringInputError} if a grade is off the scale
 * @cost O(k n)
 * @example opinions([[1, 7]], { min: 1, max: 9 }) // [[-0.6, 0.6]]
 */
export function opinions(grades: readonly (readonly number[])[], { min, max }: { min: number; max: number }): number[][] {
  const half = (max - min) * SCALE_PART
  return grades.map((row) => {
    for (const grade of row)
      if (!(grade >= min && grade <= max))
        throw new InvalidScoringInputError({ where: 'opinions', expected: `grades from ${min} to ${max}`, got: `${grade}` })
    const mean = row.reduce((sum, grade) => sum + grade, 0) / row.length
    const sd = Math.sqrt(row.reduce((sum, grade) => sum + (grade - mean) ** 2, 0) / row.length)
    return row.map((grade) => (grade - mean) / (sd + half) || 0) // no -0
  })
}

/** A quarter of the scale. */
const SCALE_PART = 0.25

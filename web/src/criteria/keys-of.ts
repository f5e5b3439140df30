import type { AnswerValue, FurtherCriterion } from '../../../src/protocol/criteria.ts'

/** What keys mean while one part of a criterion is open. */
export type CriterionKeys =
  /** A key answers the part, and the next part is open. */
  | { readonly kind: 'one'; readonly keys: Readonly<Record<string, AnswerValue>> }
  /** A key turns an option on or off. */
  | { readonly kind: 'several'; readonly keys: Readonly<Record<string, string>> }
  /** Its own field takes the keys. */
  | { readonly kind: 'focus' }

/**
 * The keys that a criterion wants, as data: who listens to the keyboard needs to know no kind. Digits stand for grades, places and
 * options, in their order; 0 for the tenth.
 * @param responseIds of all responses
 */
export function keysOf(criterion: FurtherCriterion, responseIds: readonly string[]): CriterionKeys {
  switch (criterion.kind) {
    case 'rank':
      return byDigits(responseIds.map((_, index) => index + 1))
    case 'grade': {
      const { min, max } = criterion
      if (min < 0 || max > 10 || (min === 0 && max === 10)) return { kind: 'focus' } // more grades than keys
      const grades = Array.from({ length: max - min + 1 }, (_, index) => min + index)
      return { kind: 'one', keys: Object.fromEntries(grades.map((grade) => [String(grade % 10), grade])) }
    }
    case 'single-choice':
      return byDigits(criterion.options.map(({ id }) => id))
    case 'multi-choice':
      return { kind: 'several', keys: Object.fromEntries(criterion.options.map(({ id }, index) => [String((index + 1) % 10), id])) }
    case 'pairwise':
      return { kind: 'one', keys: { '1': 'first', '2': 'second', '=': 'tie' } }
    case 'text':
    case 'pins':
      return { kind: 'focus' }
  }
}

/** The first ten of these; further ones are for the pointer and for Tab. */
function byDigits(values: readonly AnswerValue[]): CriterionKeys {
  return { kind: 'one', keys: Object.fromEntries(values.slice(0, 10).map((value, index) => [String((index + 1) % 10), value])) }
}

/** Where the field of one part stands on the page, for the focus. */
export function criterionElementId(criterionId: string, part: string): string {
  return `criterion-${criterionId}-${part.replaceAll(' ', '-')}`
}

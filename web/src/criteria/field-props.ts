import type { CriterionKind, CriterionOf } from '../../../src/protocol/criteria.ts'

/** What the field of one part of a criterion gets. */
export interface FieldProps<Kind extends CriterionKind, Value> {
  readonly criterion: CriterionOf<Kind>
  /** What is judged, such as "Response B": read aloud after the question. */
  readonly of: string
  /** Of the element that takes the focus. */
  readonly elementId: string
  /** undefined where nothing was said: nothing is preselected. */
  readonly value: Value | undefined
  /** @param value undefined takes the answer back */
  readonly onChange: (value: Value | undefined) => void
}

import type { FurtherCriterion } from '../../../src/protocol/criteria.ts'

/** The name of a change by typing, so that all letters are undone as one; undefined for what is chosen. */
export function typedName({ kind, id }: FurtherCriterion, part: string): string | undefined {
  return kind === 'text' || kind === 'pins' ? `${id} ${part}` : undefined
}

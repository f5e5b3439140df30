import type { AnswerValue, Pin } from '../../../src/protocol/criteria.ts'

/** The pins of an answer; none where there is none. */
export function asPins(value: AnswerValue | undefined): readonly Pin[] {
  return Array.isArray(value) ? value.filter((item): item is Pin => typeof item === 'object') : []
}

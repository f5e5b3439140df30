import type { AnswerValue } from '../../../src/protocol/criteria.ts'

/** What was answered so far: by criterion, then by part. */
export type DraftAnswers = Readonly<Record<string, Readonly<Record<string, AnswerValue>>>>

/** Answers with one of them changed; undefined takes it back. A criterion of which nothing is left is gone. */
export function withAnswer(answers: DraftAnswers, criterionId: string, part: string, value: AnswerValue | undefined): DraftAnswers {
  const { [criterionId]: own = {}, ...others } = answers
  const { [part]: _before, ...rest } = own
  const changed = value === undefined ? rest : { ...rest, [part]: value }
  return Object.keys(changed).length > 0 ? { ...others, [criterionId]: changed } : others
}

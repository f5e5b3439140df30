import type { RawJudgment } from '../protocol/dataset.ts'

/** The name under which the grade that is scored goes among those of further criteria. */
const MAIN = 'grade'

/** Every grade that one judge gave to one response: by the main criterion, and by further ones on a scale. */
export function gradesOf({ grade, answers, responseId }: Pick<RawJudgment, 'grade' | 'answers' | 'responseId'>): {
  readonly criterion: string
  readonly grade: number
}[] {
  return [
    ...(grade === null ? [] : [{ criterion: MAIN, grade }]),
    ...Object.entries(answers).flatMap(([criterion, answer]) => {
      const given = answer.kind === 'grade' ? answer.by[responseId] : undefined
      return given === undefined ? [] : [{ criterion, grade: given }]
    }),
  ]
}

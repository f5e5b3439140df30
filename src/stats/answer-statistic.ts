import * as z from 'zod'
import { agreementAnswers } from './agreement-answers.ts'
import type { Answer } from './answer.ts'
import { answering } from './answering.ts'
import { crowdAnswers } from './crowd-answers.ts'
import { iccAnswers } from './icc-answers.ts'
import { sampleAnswers } from './sample-answers.ts'
import { worthAnswers } from './worth-answers.ts'

const kinds = { ...agreementAnswers, ...crowdAnswers, ...iccAnswers, ...sampleAnswers, ...worthAnswers }

const ask = answering(
  z.object({ kind: z.enum(Object.keys(kinds) as (keyof typeof kinds)[]), input: z.unknown() }),
  ({ kind, input }, where) => kinds[kind](input, `${where}.input`),
)

/**
 * Answers one question about data in plain JSON, in the form in which the reference tools (scipy, scikit-learn, statsmodels, psych,
 * crowd-kit) were asked. `kumite stat` is this function on a list.
 *
 * @param question `kind`, one of those that `kumite stat --help` names, and its `input`
 * @param where the path of the question, for errors: `[2]`
 * @returns plain JSON without null; `{ undefined: reason }` in the place of every number that does not exist
 * @throws {@link StatisticInputError} for an unknown kind, and where a field is missing or of the wrong type
 * @oracle the tools above, ../shared/oracles/stat-oracles.json
 * @example answerStatistic({ kind: 'rankdata', input: { x: [2, 1] } }, '[0]').dense // [2, 1]
 */
export function answerStatistic(question: unknown, where: string): Answer {
  return ask(question, where)
}

import * as z from 'zod'
import { type Answer, endsOr, numberOr, refusable } from './answer.ts'
import { answering } from './answering.ts'
import { InvalidSampleError } from './errors.ts'
import { iccInference } from './icc-inference.ts'
import { type IccForm, iccOfMeanSquares } from './icc-of-mean-squares.ts'
import { remlMeanSquares } from './reml-mean-squares.ts'
import { type TwoWayAnova, twoWayAnova } from './two-way-anova.ts'

const ratings = z.object({
  subjects_by_raters: z.array(z.array(z.number().nullable())),
  alpha: z.number().gt(0).lt(1).default(0.05),
})

/** psych's names of Shrout and Fleiss' forms. */
const forms = { ICC1: '1,1', ICC2: '2,1', ICC3: '3,1', ICC1k: '1,k', ICC2k: '2,k', ICC3k: '3,k' } satisfies Record<string, IccForm>

/** Answers about intraclass correlation: from the analysis of variance, and by REML where ratings are missing. */
export const iccAnswers = {
  icc: answering(ratings, ({ subjects_by_raters, alpha }) =>
    refusable(() => {
      const anova = twoWayAnova(subjects_by_raters.map(complete))
      const reason = 'fewer than two items or raters'
      const ms = {
        MSB: numberOr(reason, anova?.msItems),
        MSJ: numberOr(reason, anova?.msRaters),
        MSE: numberOr(reason, anova?.msResidual),
        MSW: numberOr(reason, anova?.msWithin),
      }
      return { ms, ...sixForms(anova, alpha, reason) }
    }),
  ),
  icc_reml: answering(ratings, ({ subjects_by_raters, alpha }) =>
    refusable(() =>
      sixForms(
        remlMeanSquares(subjects_by_raters.map((row) => row.map((rating) => rating ?? undefined))),
        alpha,
        'the ratings do not tell noise from items and raters',
      ),
    ),
  ),
}

/** @param noAnova why there are no mean squares, where there are none */
function sixForms(anova: TwoWayAnova | undefined, alpha: number, noAnova: string): Record<string, Answer> {
  return Object.fromEntries(
    Object.entries(forms).map(([name, form]) => [name, anova ? oneForm(anova, form, alpha) : { icc: { undefined: noAnova } }]),
  )
}

/** Without test and interval where a mean square is 0: then F is 0 or infinite, and says nothing. */
function oneForm(anova: TwoWayAnova, form: IccForm, alpha: number): Answer {
  const icc = numberOr('the variance in the denominator is 0', iccOfMeanSquares(anova, form))
  const found = anova.msItems > 0 && anova.msResidual > 0 ? iccInference(anova, form, { level: 1 - alpha }) : undefined
  if (!found) return { icc }
  const { f, df1, df2, p, interval } = found
  return { icc, F: numberOr('', f), df1, df2, p, ci95: endsOr('an end is infinite, or the noise has no degrees of freedom left', interval) }
}

function complete(row: readonly (number | null)[]): number[] {
  return row.map((rating) => {
    if (rating !== null) return rating
    throw new InvalidSampleError({
      where: 'icc',
      expected: 'every item rated by every rater (else kind icc_reml)',
      got: 'a missing rating',
    })
  })
}

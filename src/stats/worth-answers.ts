import * as z from 'zod'
import { type Answer, numberOr, refusable } from './answer.ts'
import { answering } from './answering.ts'
import { bradleyTerry } from './bradley-terry.ts'
import { comparisonsOfWins } from './comparisons-of-wins.ts'
import { plackettLuce } from './plackett-luce.ts'
import type { WorthFit } from './worth-fit.ts'

const item = z.number()
const rankings = z.object({ n_items: z.number().max(1_000_000), rankings_best_first: z.array(z.array(z.union([item, z.array(item)]))) })

/** Answers about the worth of items from comparisons and rankings. */
export const worthAnswers = {
  bradley_terry: answering(z.object({ wins: z.array(z.array(z.number())) }), ({ wins }) =>
    refusable(() => {
      const fit = bradleyTerry(comparisonsOfWins(wins))
      return fit.kind === 'fit' ? { ...worths(fit), se_vs_item0: standardErrors(fit) } : { undefined: reasons[fit.reason] }
    }),
  ),
  plackett_luce: answering(rankings, ({ n_items, rankings_best_first }) =>
    refusable(() => {
      const fit = plackettLuce(n_items, rankings_best_first)
      return fit.kind === 'fit' ? worths(fit) : { undefined: reasons[fit.reason] }
    }),
  ),
}

type Fit = Extract<WorthFit, { kind: 'fit' }>

const TOO_LARGE = 'the counts are too large for 64-bit numbers'

function worths({ logWorths, worths, logLikelihood }: Fit) {
  return {
    log_worth_ref0: Array.from(logWorths, (value) => numberOr(TOO_LARGE, value)),
    worth_sum1: Array.from(worths, (value) => numberOr(TOO_LARGE, value)),
    loglik: numberOr(TOO_LARGE, logLikelihood),
  }
}

function standardErrors({ logWorths, standardErrors }: Fit): Answer {
  const errors = standardErrors()
  return Array.from(logWorths, (_, i) => numberOr('the information is singular to working precision', errors?.[i]))
}

const reasons = {
  'not identified': 'not identified: some items are linked by no comparison, not even through others',
  'no finite MLE': 'no finite MLE: some items never lost, or tied, against the rest',
} as const

import * as z from 'zod'
import { type Answer, endsOr, numberOr, refusable } from './answer.ts'
import { answering } from './answering.ts'
import { fleissKappa } from './fleiss-kappa.ts'
import { friedmanTest } from './friedman-test.ts'
import type { KappaWeights } from './kappa-disagreement.ts'
import { kappaInterval } from './kappa-interval.ts'
import { kendallW } from './kendall-w.ts'
import { type AlphaLevel, krippendorffAlpha } from './krippendorff-alpha.ts'
import { randolphKappa } from './randolph-kappa.ts'
import { weightedKappa } from './weighted-kappa.ts'

const label = z.union([z.number(), z.string()])
const table = z.array(z.array(z.number()))
type Label = z.infer<typeof label>

const kappaInput = z.object({
  a: z.array(label),
  b: z.array(label),
  labels: z.array(label).nullish(),
  sample_weight: z.array(z.number()).nullish(),
})

const ONE_LABEL = 'both raters gave one and the same label throughout (0 / 0)'

/** Answers about the agreement of raters. */
export const agreementAnswers = {
  cohen_kappa: answering(kappaInput, (input) => byWeights((weights) => kappa(input, weights))),
  cohen_kappa_ci: answering(z.object({ table }), ({ table }) =>
    byWeights((weights) => {
      const found = kappaInterval(table, { weights })
      return {
        kappa: numberOr(ONE_LABEL, found?.kappa),
        se: numberOr(ONE_LABEL, found?.se),
        ci95: endsOr(ONE_LABEL, found?.interval),
        se0: numberOr(ONE_LABEL, found?.seNull),
        z: numberOr(found ? 'the standard error of independent raters is 0' : ONE_LABEL, found?.z),
      }
    }),
  ),
  fleiss_kappa: answering(z.object({ counts: table }), ({ counts }) => ({
    fleiss: refusable(() => numberOr('one label was given throughout, or there are fewer than two raters', fleissKappa(counts))),
    randolph_free_marginal: refusable(() => numberOr('there are fewer than two raters or two labels', randolphKappa(counts))),
  })),
  kendall_w: answering(z.object({ raters_by_items: table }), ({ raters_by_items: ratings }) => {
    const reason = 'no rater tells two items apart'
    return {
      friedman_chi2: refusable(() => numberOr(reason, friedmanTest(ratings)?.chi2)),
      p: refusable(() => numberOr(reason, friedmanTest(ratings)?.p)),
      kendall_w: refusable(() => numberOr(reason, kendallW(ratings))),
    }
  }),
  krippendorff_alpha: answering(z.object({ raters_by_units: z.array(z.array(z.number().nullable())) }), ({ raters_by_units: rows }) => {
    const ratings = rows.map((row) => row.map((value) => value ?? undefined))
    const alpha = (level: AlphaLevel) =>
      refusable(() => numberOr('the values of units with two ratings or more do not vary', krippendorffAlpha(ratings, level)))
    return { nominal: alpha('nominal'), ordinal: alpha('ordinal'), interval: alpha('interval'), ratio: alpha('ratio') }
  }),
}

function byWeights(answer: (weights: KappaWeights) => Answer): Answer {
  return {
    none: refusable(() => answer('none')),
    linear: refusable(() => answer('linear')),
    quadratic: refusable(() => answer('quadratic')),
  }
}

/** As scikit-learn has it: pairs with a label off the declared scale drop out; without a scale it is the labels that occur, in order. */
function kappa({ a, b, labels, sample_weight: itemWeights }: z.infer<typeof kappaInput>, weights: KappaWeights): Answer {
  const scale = labels ?? inOrder([...new Set([...a, ...b])])
  const known = new Set(scale)
  const sameLength = a.length === b.length && (itemWeights?.length ?? a.length) === a.length // else the statistic refuses
  const kept = a.map((_, item) => !sameLength || (known.has(a[item]!) && known.has(b[item]!)))
  const onScale = <T>(list: readonly T[]) => list.filter((_, item) => kept[item] ?? true)
  const options = { scale, weights, ...(itemWeights && { itemWeights: onScale(itemWeights) }) }
  return numberOr(ONE_LABEL, weightedKappa(onScale(a), onScale(b), options))
}

/** Numbers by size, else by code unit. */
function inOrder(labels: readonly Label[]): readonly Label[] {
  return labels.every((one) => typeof one === 'number') ? labels.toSorted((x, y) => x - y) : labels.toSorted()
}

import * as z from 'zod'
import { agrestiCoullInterval } from './agresti-coull-interval.ts'
import { type Answer, endsOr, numberOr, refusable } from './answer.ts'
import { answering } from './answering.ts'
import { clopperPearsonInterval } from './clopper-pearson-interval.ts'
import { correlationSignificance } from './correlation-significance.ts'
import { type DistanceMetric, distance } from './distance.ts'
import { jeffreysInterval } from './jeffreys-interval.ts'
import { kendallTauC } from './kendall-tau-c.ts'
import { rankData } from './rank-data.ts'
import { wilsonInterval } from './wilson-interval.ts'

const values = z.array(z.number())
const twoSamples = z.object({ a: values, b: values })

const NO_ORDER = 'a sample is constant or holds fewer than two values'
const NO_ANGLE = 'a vector is constant, or holds fewer than two values'

/** Answers about one or two samples, and about a share. */
export const sampleAnswers = {
  correlation: answering(twoSamples, ({ a, b }) => ({
    spearman: refusable(() => significance(a, b, 'spearman', ['rho', 'p'])),
    kendall_tau_b: refusable(() => significance(a, b, 'kendall-tau-b', ['tau', 'p_asymptotic'])),
    kendall_tau_c: refusable(() => ({ tau: numberOr(NO_ORDER, kendallTauC(a, b)) })),
    // As scipy: fewer than two values are an error, no result at all; a constant sample gives a result without numbers.
    pearson: refusable(() =>
      a.length < 2 && a.length === b.length ? { undefined: 'fewer than two values' } : significance(a, b, 'pearson', ['r', 'p']),
    ),
  })),
  distance: answering(twoSamples, ({ a, b }) => {
    const apart = (metric: DistanceMetric, reason = 'the vectors are empty') => refusable(() => numberOr(reason, distance(a, b, metric)))
    return {
      // A vector of zeros has no direction; scipy says distance 0, which this one place repeats. The statistic itself stays undefined.
      cosine: refusable(() => numberOr('the vectors are empty', distance(a, b, 'cosine') ?? (a.length > 0 ? 0 : undefined))),
      euclidean: apart('euclidean'),
      cityblock: apart('cityblock'),
      chebyshev: apart('chebyshev'),
      mse: apart('mse'),
      mae: apart('mae'),
      correlation_distance: apart('correlation', NO_ANGLE),
    }
  }),
  rankdata: answering(z.object({ x: values }), ({ x }) => ({
    average: rankData(x),
    min: rankData(x, 'min'),
    max: rankData(x, 'max'),
    dense: rankData(x, 'dense'),
    ordinal: rankData(x, 'ordinal'),
  })),
  proportion_ci: answering(z.object({ k: z.number(), n: z.number() }), ({ k, n }) => ({
    wilson: refusable(() => endsOr('there are no trials', wilsonInterval(k, n))),
    beta: refusable(() => endsOr('there are no trials', clopperPearsonInterval(k, n))),
    agresti_coull: refusable(() => agrestiCoullInterval(k, n)),
    jeffreys: refusable(() => jeffreysInterval(k, n)),
  })),
}

function significance(
  a: readonly number[],
  b: readonly number[],
  method: 'pearson' | 'spearman' | 'kendall-tau-b',
  [value, p]: readonly [string, string],
): Answer {
  const found = correlationSignificance(a, b, method)
  const noP = found ? 'two items are always in one order or the other' : NO_ORDER
  return { [value]: numberOr(NO_ORDER, found?.value), [p]: numberOr(noP, found?.p) }
}

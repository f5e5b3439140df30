import type { Rng } from '../../../core/rng.ts'
import { bootstrapInterval } from '../../../stats/bootstrap-interval.ts'
import { chrF } from '../../../text/chrf.ts'
import { rougeL } from '../../../text/rouge-l.ts'

/** References are hardly ever longer; what follows in an answer costs it precision and no time. */
const MOST_CHARACTERS = 8000
const RESAMPLES = 200

export interface LiteralSimilarity {
  readonly best: number
  /** 95 %: what the best would have been with other references of the same kind. */
  readonly interval: { readonly low: number; readonly high: number }
}

/**
 * How like a reference an answer is in its words and characters: the best over the references of (ROUGE-L + chrF) / 2. ROUGE-L sees the
 * order of words, so that a bag of them is worth little; chrF sees forms of words, and scripts without spaces.
 *
 * @param references at least one
 * @returns all in [0, 1]; with one reference the interval is a point: nothing is known of its spread
 * @cost characters * references; reads the first 8,000 characters
 * @source Lin (2004), W04-1013; Popović (2015), W15-3049; Efron (1987), doi:10.1080/01621459.1987.10478410
 */
export function literalSimilarity(answer: string, references: readonly string[], rng: Rng): LiteralSimilarity {
  const said = answer.slice(0, MOST_CHARACTERS)
  const each = references.map((reference) => (rougeL(said, reference).f1 + chrF(said, reference)) / 2)
  const best = Math.max(...each)
  const ofDrawn = (weights: Float64Array) => Math.max(...each.filter((_, place) => weights[place]! > 0))
  const [low, high] = bootstrapInterval(
    each.map(() => 1),
    ofDrawn,
    { rng, resamples: RESAMPLES },
  ) ?? [best, best]
  return { best, interval: { low: clamp(low), high: clamp(high) } }
}

function clamp(value: number): number {
  return Math.max(0, Math.min(1, value))
}

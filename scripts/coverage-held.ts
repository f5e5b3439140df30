import type { Rng } from '../src/core/rng.ts'
import type { CriterionReport, Finding, Interval } from '../src/scoring/ratings/rating-report.ts'
import type { Rating } from '../src/stats/rating-table.ts'

/** As many items as stand for all there could be. */
export const POPULATION = 200_000

/** Simulated studies of one design: what is known of it, and how often intervals held the truth in one of them. */
export interface CoverageStudy {
  /** What was sampled. */
  readonly design: string
  /** Simulates one study. @returns by name of the interval, the share of intervals of that name that held the true value; none when there was no interval */
  readonly run: (rng: Rng) => Record<string, number>
}

/** Whether an interval holds the true value. */
export const holds = ([low, high]: Interval, truth: number) => low <= truth && truth <= high
export const share = (held: readonly boolean[]) => held.filter(Boolean).length / held.length

/** Which of the agreement coefficients shown held their true value, by name. */
export function heldFindings(findings: readonly Finding[], truth: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(
    findings.flatMap((finding) =>
      'interval' in finding && finding.interval && finding.name in truth
        ? [[finding.name, Number(holds(finding.interval, truth[finding.name]!))]]
        : [],
    ),
  )
}

/** @param qualities of items i0, i1 ... in standard deviations */
export function heldScores({ consensus }: CriterionReport, qualities: readonly number[]): Record<string, number> {
  if (consensus.kind !== 'order') return {}
  const held = consensus.items.map(({ item, interval }) => holds(interval, qualities[Number(item.slice(1))]!))
  return { 'score in the consensus order': share(held) }
}

/** @param truth reliability by rater */
export function heldRaters(name: string, { raters }: CriterionReport, truth: ReadonlyMap<string, number>): Record<string, number> {
  const held = raters.flatMap(({ rater, reliability }) =>
    'interval' in reliability ? [holds(reliability.interval, truth.get(rater)!)] : [],
  )
  return held.length > 0 ? { [name]: share(held) } : {}
}

/** One judgment in the only group, on the only criterion. */
export const rating = <Value>(rater: string, item: string, value: Value): Rating<Value> => ({
  rater,
  item,
  group: '',
  criterion: '',
  value,
})

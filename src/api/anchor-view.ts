import type { AnchorView, TrendPoint, TrendView } from '../protocol/anchors.ts'
import { compareAnchorScores } from '../scoring/compare-anchor-scores.ts'
import { fQuantile } from '../stats/f-quantile.ts'
import { mean } from '../stats/mean.ts'
import { countAnchorRuns, findAnchorRun, findAnchorSet } from '../store/anchors.ts'
import type { Db } from '../store/open-store.ts'
import { type JudgedSeries, judgeAnchors } from '../validator/judge-anchors.ts'
import { readScores } from '../validator/run-anchors.ts'

/** A picture has so many points for each series. */
const POINTS = 8
const FEWEST_OF_POINT = 3

/** What anchors say of one validator now, by what is stored. */
export async function readAnchorView(
  db: Db,
  place: { readonly validator: string; readonly mechid: number },
): Promise<Omit<AnchorView, 'validator' | 'name'>> {
  const [set, last, first, runs] = await Promise.all([
    findAnchorSet(db, place),
    findAnchorRun(db, place, { place: 'last' }),
    findAnchorRun(db, place, { place: 'first' }),
    countAnchorRuns(db, place),
  ])
  const now = readScores(last?.scores ?? [])
  const declared = last && (await findAnchorRun(db, place, { place: 'first', measure: last.measure }))
  const judged = await judgeAnchors(db, place, { before: readScores(declared?.scores ?? []), now })
  const { anchors, metric, finding, words } = judged
  const { rungs } = compareAnchorScores(readScores(first?.scores ?? []), now)
  return {
    measure:
      set && last
        ? {
            questions: new Set(now.map(({ item }) => item)).size,
            since: isoOf(set.made_ms),
            lastRun: isoOf(last.at_ms),
            runs,
            rungs: rungs.map(({ rung, before, after }) => ({ rung, first: before, now: after })),
            moved: compareAnchorScores(readScores(declared?.scores ?? []), now).moved.length,
          }
        : null,
    anchors: viewOf(anchors),
    metric: viewOf(metric),
    hardness: metric.trend?.hardness ?? null,
    finding,
    words,
  }
}

function viewOf({ items, trend }: JudgedSeries): TrendView {
  if (!trend) return { items: items.length, trend: null, points: [] }
  const { change, interval, adjusted } = trend
  const size = Math.max(FEWEST_OF_POINT, Math.ceil(items.length / POINTS))
  const points = Array.from({ length: Math.floor(items.length / size) }, (_, n): TrendPoint => {
    const values = adjusted.slice(n * size, (n + 1) * size)
    return { until: isoOf(items[(n + 1) * size - 1]!.at), n: values.length, ...intervalOf(values) }
  })
  return { items: items.length, trend: { change, ...interval }, points }
}

function intervalOf(values: readonly number[]): Pick<TrendPoint, 'mean' | 'low' | 'high'> {
  const n = values.length
  const middle = mean(values)!
  const square = values.reduce((sum, value) => sum + (value - middle) ** 2, 0)
  const half = Math.sqrt((fQuantile(0.95, 1, n - 1) * square) / (n * (n - 1)))
  return { mean: middle, low: middle - half, high: middle + half }
}

const isoOf = (ms: number) => new Date(ms).toISOString()

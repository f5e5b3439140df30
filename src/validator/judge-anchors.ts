import type { AnchorScore, AnchorView } from '../protocol/anchors.ts'
import { compareAnchorScores } from '../scoring/compare-anchor-scores.ts'
import { compareTrends } from '../scoring/compare-trends.ts'
import { type ScoreTrend, scoreTrend } from '../scoring/score-trend.ts'
import { type ScoredAnswer, type SteadyItem, steadyItems } from '../scoring/steady-items.ts'
import type { Db } from '../store/open-store.ts'
import { listTrendAnswers, type TrendAnswerRow } from '../store/trend-answers.ts'

/** The trend is over so many challenges, about a fifth of them anchors: within so many a change of the pass rate by .4 is found. */
const WINDOW = 600

/** One series of challenges with its trend. */
export interface JudgedSeries {
  readonly items: readonly SteadyItem[]
  /** `undefined` for too few. */
  readonly trend: ScoreTrend | undefined
}

/** What fixed answers, anchors and all other challenges say together. */
export interface AnchorJudgement extends Pick<AnchorView, 'finding' | 'words'> {
  readonly anchors: JudgedSeries
  /** Scores as they are paid, of all challenges that are no anchors. */
  readonly metric: JudgedSeries
}

/**
 * Whether a validator's measure holds still, and whether what it pays for moves as the anchors do.
 *
 * @param scores.before the first run of the fixed answers by the measure of now
 */
export async function judgeAnchors(
  db: Db,
  place: { readonly validator: string; readonly mechid: number },
  scores: { readonly before: readonly AnchorScore[]; readonly now: readonly AnchorScore[] },
): Promise<AnchorJudgement> {
  const rows = await listTrendAnswers(db, { ...place, limit: WINDOW })
  const anchors = judgeSeries(rows.filter((row) => row.anchor).map((row) => ({ ...answerOf(row), score: correctnessOf(row) })))
  const metric = judgeSeries(rows.filter((row) => !row.anchor).map((row) => ({ ...answerOf(row), score: Math.max(0, row.value) })))
  const { moved } = compareAnchorScores(scores.before, scores.now)
  if (moved.length > 0) return { anchors, metric, finding: 'measure-moved', words: movedWords(moved.length, scores.now.length) }
  if (!anchors.trend || !metric.trend) return { anchors, metric, finding: 'too-few', words: TOO_FEW }
  const { finding } = compareTrends(metric.trend, anchors.trend)
  return { anchors, metric, finding, words: `${trendWords(metric.trend, anchors.trend)} ${ADVICE[finding]}` }
}

function judgeSeries(answers: readonly ScoredAnswer[]): JudgedSeries {
  const items = steadyItems(answers)
  return { items, trend: scoreTrend(items) }
}

function answerOf({ task_id: task, miner, domain: type, hardness, scored_ms: at }: TrendAnswerRow): Omit<ScoredAnswer, 'score'> {
  return { task, miner, type, hardness, at }
}

/** Whatever a recipe pays for it; nothing where the answer did not count at all. */
function correctnessOf({ value, correctness }: TrendAnswerRow): number {
  return value > 0 ? (correctness ?? 0) : 0
}

const TOO_FEW = 'Too few challenges as yet to tell a trend from chance.'

function movedWords(moved: number, of: number): string {
  return `The measure has moved: ${moved} of ${of} fixed answers are worth something else than before, and no version says that scoring has changed. Look for another embedder, library or verifier, and do not compare scores of before and after until you know.`
}

const points = (change: number) => `${change < 0 ? '−' : '+'}${Math.abs(change).toFixed(2)}`

function trendWords(metric: ScoreTrend, anchors: ScoreTrend): string {
  return `Over the last ${metric.items + anchors.items} challenges the anchors moved by ${points(anchors.change)} and what miners are paid for by ${points(metric.change)} at equal hardness.`
}

const ADVICE = {
  together: 'That is the same within chance: scores show what miners can do.',
  'metric-alone':
    'Scores have moved and the anchors have not: look whether the recipe pays for something other than being right, and read the answers that have gained most.',
  'anchors-alone':
    'Miners have changed and their scores do not show it: look whether the recipe, the bounds of difficulty or the types asked have been changed.',
} as const

import { type AnchorScore, RUNGS } from '../protocol/anchors.ts'
import { mean } from '../stats/mean.ts'

/** Nothing in scoring is drawn by chance: what differs by more than rounding has another cause. */
const TOLERANCE = 1e-6

/** What two runs of one set say of the measure. */
export interface AnchorComparison {
  /** Means over all questions that both runs have. */
  readonly rungs: readonly { readonly rung: AnchorScore['rung']; readonly before: number; readonly after: number }[]
  /** Fixed answers that are worth something else, those that moved most first. */
  readonly moved: readonly (AnchorScore & { readonly before: number })[]
}

/** Holds two runs of one set against each other. @returns no rungs where they have no answer in common */
export function compareAnchorScores(before: readonly AnchorScore[], after: readonly AnchorScore[]): AnchorComparison {
  const keyOf = ({ item, rung }: AnchorScore) => `${item}/${rung}`
  const was = new Map(before.map((score) => [keyOf(score), score.value]))
  const both = after.flatMap((score) => {
    const value = was.get(keyOf(score))
    return value === undefined ? [] : [{ ...score, before: value }]
  })
  const rungs = RUNGS.flatMap((rung) => {
    const own = both.filter((score) => score.rung === rung)
    if (own.length === 0) return []
    return [{ rung, before: mean(own.map((score) => score.before))!, after: mean(own.map(({ value }) => value))! }]
  })
  const distance = (score: (typeof both)[number]) => Math.abs(score.value - score.before)
  return { rungs, moved: both.filter((score) => distance(score) > TOLERANCE).sort((a, b) => distance(b) - distance(a)) }
}

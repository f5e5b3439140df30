import type { MinerSettings } from '../protocol/miner-settings.ts'
import { kendallDistance } from '../stats/kendall-distance.ts'

/** One of several judgments of the same task. */
export interface JudgmentToChoose {
  readonly worker: string
  /** Rank by response; null = cannot judge. */
  readonly ranks: Readonly<Record<string, number>> | null
  /** Lower bound of its worker's mean score: in [-1, 1]. */
  readonly reliability: number
  readonly judgedMs: number
}

/**
 * Which of several judgments of one task is sent on. None is altered and none is made of others: each is signed by its worker.
 *
 * closest-to-all: the one with the smallest mean {@link kendallDistance} to all others, a medoid: one careless worker of three cannot
 * be the one who speaks. "Cannot judge" is an answer as far from every order as can be, and at no distance from another of its kind.
 * most-reliable: that of the worker who is surest to be good. Ties go to the earliest, then by the worker's name.
 *
 * @param judgments of one task, at least one
 * @returns one of them
 * @source medoid: Kaufman & Rousseeuw (1990), Finding Groups in Data, ch. 2
 * @example chooseJudgment([{ worker: 'a', ranks: { x: 2, y: 1 }, reliability: 0.9, judgedMs: 1 }, { worker: 'b', ranks: { x: 1, y: 2 }, reliability: 0, judgedMs: 2 }, { worker: 'c', ranks: { x: 1, y: 2 }, reliability: 0, judgedMs: 3 }], 'closest-to-all').worker // 'b'
 */
export function chooseJudgment<T extends JudgmentToChoose>(judgments: readonly [T, ...T[]], rule: MinerSettings['aggregation']): T {
  const cost = ({ ranks, reliability }: T): number =>
    rule === 'most-reliable' ? -reliability : sum(judgments.map((other) => distance(ranks, other.ranks)))
  const keyed = judgments.map((judgment) => ({ judgment, cost: cost(judgment) }))
  keyed.sort((a, b) => a.cost - b.cost || a.judgment.judgedMs - b.judgment.judgedMs || (a.judgment.worker < b.judgment.worker ? -1 : 1))
  return keyed[0]?.judgment ?? judgments[0]
}

/** Smallest first: the sum must not depend on the order in which a database gives its rows. */
function sum(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b).reduce((all, value) => all + value, 0)
}

function distance(a: JudgmentToChoose['ranks'], b: JudgmentToChoose['ranks']): number {
  if (a === null || b === null) return a === b ? 0 : 1
  const both = Object.keys(a).filter((id) => Object.hasOwn(b, id))
  return kendallDistance(
    both.map((id) => a[id] ?? 0),
    both.map((id) => b[id] ?? 0),
  )
}

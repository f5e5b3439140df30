import { mean } from '../stats/mean.ts'
import type { TrendItem } from './score-trend.ts'

/** One miner's score for one task. */
export interface ScoredAnswer extends TrendItem {
  readonly task: string
  readonly miner: string
  /** When it was scored. */
  readonly at: number
}

/** One task, over the miners that were there all the time. */
export interface SteadyItem extends TrendItem {
  readonly at: number
}

/** Parts of a series that a miner must have answered in. */
const PARTS = 4
/** And so much of each of them. */
const LEAST_SHARE = 0.6

/**
 * The mean score of every task, over the miners that were there all the time: who comes or goes would move the mean without anybody having got
 * better.
 *
 * @param answers in the order of their tasks; a miner counts that has answered 60 % of the tasks or more in every quarter of them
 * @returns one item for each task, in order; empty where no miner was there all the time
 */
export function steadyItems(answers: readonly ScoredAnswer[]): SteadyItem[] {
  const tasks = [...Map.groupBy(answers, ({ task }) => task).values()]
  const partOf = (n: number) => Math.floor((n * PARTS) / tasks.length)
  const sizes = countBy(tasks.map((_, n) => partOf(n)))
  const present = Map.groupBy(
    tasks.flatMap((task, n) => task.map(({ miner }) => ({ miner, part: partOf(n) }))),
    ({ miner }) => miner,
  )
  const steady = new Set<string>()
  for (const [miner, places] of present) {
    const answered = countBy(places.map(({ part }) => part))
    if ([...sizes].every(([part, size]) => (answered.get(part) ?? 0) >= LEAST_SHARE * size)) steady.add(miner)
  }
  return tasks.flatMap((task) => {
    const score = mean(task.filter(({ miner }) => steady.has(miner)).map((answer) => answer.score))
    const { type, hardness, at } = task[0]!
    return score === undefined ? [] : [{ type, hardness, at, score }]
  })
}

function countBy(keys: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

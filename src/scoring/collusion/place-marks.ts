import { rankData } from '../../stats/rank-data.ts'
import { standardise } from '../standardise.ts'
import type { Mark } from './likeness-tables.ts'

/** One reply as it was given on the screen. */
export interface ShownReply {
  readonly task: string
  readonly rater: string
  /** Ranks in the order in which this rater was shown the items; empty where nothing was ranked. */
  readonly shownRanks: readonly number[]
}

/**
 * What each rater did with the places on the screen, its habits taken out.
 *
 * Everybody is shown an order of their own, so that whoever copies "first is best, third is next" copies places and not items. Who always
 * likes the first place best has a habit, which is no sign of company: the mean of the own replies of that length is subtracted.
 *
 * @returns one mark for each reply, in their order; empty where it says nothing
 * @cost O(n m log m)
 * @example placeMarks([{ task: 't', rater: 'a', shownRanks: [] }]) // [{ task: 't', rater: 'a', mark: [] }]
 */
export function placeMarks(replies: readonly ShownReply[]): Mark[] {
  const orders = replies.map(({ shownRanks }) => standardise(rankData(shownRanks)))
  const habits = new Map<string, { readonly sum: number[]; count: number }>()
  const habitOf = (rater: string, order: readonly number[]) => `${rater}\0${order.length}`
  for (const [index, order] of orders.entries()) {
    if (!order) continue
    const key = habitOf(replies[index]!.rater, order)
    const habit = habits.get(key) ?? { sum: order.map(() => 0), count: 0 }
    for (const [place, value] of order.entries()) habit.sum[place]! += value
    habit.count++
    habits.set(key, habit)
  }
  return replies.map(({ task, rater }, index) => {
    const order = orders[index]
    if (!order) return { task, rater, mark: [] }
    const { sum, count } = habits.get(habitOf(rater, order))!
    const mark = order.map((value, place) => value - sum[place]! / count)
    return { task, rater, mark: mark.some((value) => Math.abs(value) > ROUNDING) ? mark : [] }
  })
}

const ROUNDING = 1e-9

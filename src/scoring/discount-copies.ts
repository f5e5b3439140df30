import type { PairDependence } from './pair-dependence.ts'
import type { LedgerEntry } from './sum-window.ts'

/** One scored reply, with its place among the replies to its task. */
export interface ArrivedEntry extends LedgerEntry {
  readonly task: string
  /** Later replies to a task have higher numbers. */
  readonly arrival: number
}

/**
 * The ledger with copies paid as copies: whoever answered a task later than somebody it depends on gains only what is its own.
 *
 * gain - the largest of (dependence on somebody earlier * what that one gained). So a ring is paid as its best answer is, the first of equal ones in full; who
 * comes first with a worthless answer takes nothing from those it depends on. Losses stay whole.
 *
 * @param entries in any order
 * @returns in the order of `entries`
 * @cost O(sum over tasks of k^2)
 * @example discountCopies([], { between: () => 0 }) // []
 */
export function discountCopies(entries: readonly ArrivedEntry[], dependence: Pick<PairDependence, 'between'>): ArrivedEntry[] {
  const byTask = Map.groupBy(entries, ({ task }) => task)
  return entries.map((entry) => {
    if (entry.value <= 0) return entry
    let paid = 0
    for (const other of byTask.get(entry.task)!)
      if (other.arrival < entry.arrival && other.value > 0)
        paid = Math.max(paid, other.value * dependence.between(entry.miner, other.miner))
    return paid === 0 ? entry : { ...entry, value: Math.max(0, entry.value - paid) }
  })
}

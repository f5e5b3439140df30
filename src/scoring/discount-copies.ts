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
 * gain * (1 - the largest dependence on anybody who was earlier). The first of a ring is paid in full, so that a copier cannot cost its
 * victim anything. Losses stay whole.
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
    let copied = 0
    for (const other of byTask.get(entry.task)!)
      if (other.arrival < entry.arrival) copied = Math.max(copied, dependence.between(entry.miner, other.miner))
    return copied === 0 ? entry : { ...entry, value: entry.value * (1 - copied) }
  })
}

import { readDojoTask } from '../mechanisms/dojo/dojo-task.ts'
import { Conclusion } from '../protocol/conclusion.ts'
import { spearman } from '../stats/spearman.ts'
import type { TaskRow } from '../store/tasks.ts'

/** How well the network's order agrees with what is known of the same responses from elsewhere. */
export interface Recovery {
  /** Ranks by construction, or ranks that people gave elsewhere and that scoring never saw. */
  readonly against: 'construction' | 'reference'
  readonly tasks: number
  /** Mean over tasks; a task whose order came out all tied counts 0. */
  readonly meanSpearman: number
}

/** @param rows scored dojo tasks; those of which nothing is known are passed over */
export function measureRecovery(rows: Iterable<TaskRow>): Recovery[] {
  const values: Record<Recovery['against'], number[]> = { construction: [], reference: [] }
  for (const row of rows) {
    if (row.mechanism !== 'dojo') continue
    const task = readDojoTask(row.body)
    const found = new Map(Conclusion.parse(row.conclusion).order.map((item) => [item.responseId, item.consensusRank]))
    const against = task.referenceRanks ? 'reference' : 'construction'
    const known = task.responses.flatMap(({ id, knownRank }) => {
      const rank = against === 'construction' ? knownRank : task.referenceRanks?.[id]
      const ours = found.get(id)
      return rank === undefined || ours === undefined ? [] : [{ rank, ours }]
    })
    if (known.length < 2) continue
    values[against].push(
      spearman(
        known.map(({ rank }) => rank),
        known.map(({ ours }) => ours),
      ) ?? 0,
    )
  }
  return (['construction', 'reference'] as const).flatMap((against) => {
    const found = values[against]
    if (found.length === 0) return []
    return [{ against, tasks: found.length, meanSpearman: found.reduce((sum, value) => sum + value, 0) / found.length }]
  })
}

import type { Hotkey } from '../../protocol/ids.ts'
import type { History } from '../mechanism.ts'
import type { DojoReply } from './dojo-reply.ts'
import type { DojoTask } from './dojo-task.ts'

/** The replies that rank, as the matrices that scoring reads. */
export interface RankedReplies {
  /** In order, so that nothing depends on who answered first: shape [k]. */
  readonly miners: readonly Hotkey[]
  /** Shape [k][n], in the order of the task's responses. */
  readonly ranks: readonly (readonly number[])[]
  /** Shape [k][n]. */
  readonly grades: readonly (readonly number[])[]
  /** Mean of what is known of each; -1 for the suspended, who count nothing: shape [k]. */
  readonly reliability: readonly number[]
  /** Who answers like whom: shape [k][k]. */
  readonly dependence: readonly (readonly number[])[]
}

/** Lays out all replies that rank, sorted by hotkey; those that could not judge are left out. */
export function rankedReplies(task: DojoTask, replies: ReadonlyMap<Hotkey, DojoReply>, history: History): RankedReplies {
  const rows = [...replies]
    .flatMap(([miner, reply]) => (reply.kind === 'ranked' ? [{ miner, reply }] : []))
    .sort((a, b) => (a.miner < b.miner ? -1 : 1))
  return {
    miners: rows.map(({ miner }) => miner),
    ranks: rows.map(({ reply }) => task.responses.map(({ id }) => reply.ranks[id]!)),
    grades: rows.map(({ reply }) => task.responses.map(({ id }) => reply.grades[id]!)),
    reliability: rows.map(({ miner }) => {
      const { mean, standing } = history.skill(miner)
      return standing === 'suspended' ? -1 : mean
    }),
    dependence: rows.map((one) => rows.map((other) => (one === other ? 0 : history.dependence(one.miner, other.miner)))),
  }
}

import type { AssignmentAudit } from '../protocol/integrity-audit.ts'
import { designAssignment } from '../scoring/assignment/design-assignment.ts'
import { measureAssignment } from '../scoring/assignment/measure-assignment.ts'
import { listRounds } from '../store/assignment-rounds.ts'
import { listAskers } from '../store/judge-pool.ts'
import { nextTaskSeq } from '../store/tasks.ts'
import type { Ledger } from './read-ledger.ts'
import type { RunningMechanism, Validator } from './validator.ts'

/**
 * Who has judged with whom in the window, against what the design allows for so many miners.
 * **Reads** who has asked for tasks of late, the last round; of the ledger its tasks and miners.
 */
export async function readAssignment(
  { db, hotkey, clock }: Validator,
  { mechid, config }: RunningMechanism,
  { rows }: Pick<Ledger, 'rows'>,
): Promise<AssignmentAudit> {
  const key = { validator: hotkey, mechid }
  const asked = await listAskers(db, { ...key, afterMs: clock.now() - config.leaseMs })
  const miners = [...new Set([...rows, ...asked].map(({ miner }) => miner))]
  const byTask = Map.groupBy(rows, (row) => row.task_id)
  const figures = measureAssignment(
    [...byTask.values()].map((judged) => judged.map(({ miner }) => miner)),
    miners,
  )
  const design = designAssignment({
    miners: Math.max(1, miners.length),
    redundancy: config.fewestJudgments,
    overlap: config.mostShared,
    tasksPerEpoch: Math.max(1, config.tasksPerEpoch),
    window: config.window,
  })
  const round = (await listRounds(db, { ...key, fromSeq: await nextTaskSeq(db, key) })).at(-1)
  const { components: parts, ...measured } = figures
  return {
    ...measured,
    miners: miners.length,
    tasks: byTask.size,
    wantedRaters: design.redundancy,
    allowedShared: design.mostShared,
    neededShared: design.needed,
    parts,
    round: round ? { number: round.round, panels: round.panels.length, seats: round.panels.flat().length } : null,
  }
}

import { opaqueId } from '../core/hash.ts'
import { createRng } from '../core/rng.ts'
import type { TaskId } from '../protocol/ids.ts'
import { drawByWeight } from '../scoring/assignment/draw-by-weight.ts'
import type { GoldDue } from './read-gold-due.ts'
import type { RunningMechanism, Validator } from './validator.ts'

/**
 * Who is asked about gold that is put among imported tasks: drawn from the secret, each miner as often as gold is due to it, whatever its
 * panel. So of a newcomer's tasks 15 % have a known order, of a trusted miner's 1 to 3 %.
 * @returns miners by task; none where tasks are given to whoever comes first, or nobody is there
 */
export function assignGold(
  { secret }: Pick<Validator, 'secret'>,
  { config }: RunningMechanism,
  { due, tasks }: { due: readonly GoldDue[]; tasks: readonly TaskId[] },
): Map<TaskId, string[]> {
  if (config.circleDoublesMs === 0 || due.length === 0) return new Map()
  const weights = new Map(due.map(({ miner, seats, rate }) => [miner, seats * rate]))
  const drawFor = (task: TaskId) => drawByWeight(weights, config.fewestJudgments, createRng(opaqueId(secret, ['gold', task])))
  return new Map(tasks.map((task) => [task, drawFor(task)]))
}

import { isEpochDue, nextEpochBlock } from '../consensus/next-epoch-block.ts'
import type { LocalState } from './local-state.ts'

/** What the schedule of epochs follows from. */
interface Scheduled extends Pick<LocalState, 'epoch' | 'lastEpochBlock' | 'pendingEpochAt'> {
  readonly hyperparameters: Pick<LocalState['hyperparameters'], 'tempo' | 'commitRevealPeriod'>
}

/**
 * The epoch that commits and reveals of a block count by: one more than has run, if one is due in the block and has not run yet.
 * @source opentensor/subtensor@14bc6f9, pallets/subtensor/src/subnets/weights.rs
 */
export function currentEpoch(state: Scheduled, block: number): number {
  return state.epoch + (isEpochDue({ ...state, tempo: state.hyperparameters.tempo }, block) ? 1 : 0)
}

/**
 * The first block in which weights that are committed in a given block may be revealed: at its start, before its epoch runs.
 *
 * @param block not before the state's own; the commit comes after the epoch of that block
 * @returns `undefined` when no epoch ever runs
 * @source opentensor/subtensor@14bc6f9, the schedule of run_coinbase.rs played forward
 * @oracle bittensor-drand's predict_vectors, commit-reveal.oracle.json
 */
export function firstRevealBlock(state: Scheduled, block: number): number | undefined {
  const { tempo, commitRevealPeriod } = state.hyperparameters
  const schedule = { ...state, tempo }
  const next = isEpochDue(schedule, block) ? nextEpochBlock({ lastEpochBlock: block, pendingEpochAt: 0, tempo }) : nextEpochBlock(schedule)
  return next === undefined ? undefined : next + tempo * (commitRevealPeriod - 1)
}

import * as z from 'zod'
import type { BlockView } from './block-view.ts'

const count = z.union([z.number(), z.bigint()]).transform(Number)
const Stored = z.object({
  tempo: count,
  commitRevealPeriod: count,
  lastEpochBlock: count.optional(),
  pendingEpochAt: count.optional(),
  epoch: count.optional(),
})

/** When the epochs of a subnet run, in the words of the local chain. */
export interface SubnetSchedule {
  /** Epochs that have begun. */
  readonly epoch: number
  /** Negative where the chain is younger than an epoch. */
  readonly lastEpochBlock: number
  readonly pendingEpochAt: number
  readonly hyperparameters: {
    /** Blocks from epoch to epoch. */
    readonly tempo: number
    readonly commitRevealPeriod: number
  }
}

/**
 * Older runtimes store no schedule: there an epoch runs in the blocks with (block + netuid + 2) % (tempo + 1) = 0, and commits are
 * counted by epochs that begin one block later.
 *
 * @param counts what the schedule is for
 * @source opentensor/subtensor@5c9d127, pallets/subtensor/src/coinbase/run_coinbase.rs: blocks_until_next_epoch; subnets/weights.rs: get_epoch_index
 */
export async function readSchedule(
  view: BlockView,
  { netuid, counts }: { netuid: number; counts: 'epochs' | 'commits' },
): Promise<SubnetSchedule> {
  const item = (entry: string) => ({ pallet: 'SubtensorModule', entry, keys: [netuid] })
  const always = { tempo: item('Tempo'), commitRevealPeriod: item('RevealPeriodEpochs') }
  const newer = { lastEpochBlock: item('LastEpochBlock'), pendingEpochAt: item('PendingEpochAt'), epoch: item('SubnetEpochIndex') }
  const stored = await view.read(Stored, view.has(newer.epoch) ? { ...always, ...newer } : always)
  const { tempo, commitRevealPeriod, pendingEpochAt = 0 } = stored
  if (stored.epoch !== undefined && stored.lastEpochBlock !== undefined)
    return { epoch: stored.epoch, lastEpochBlock: stored.lastEpochBlock, pendingEpochAt, hyperparameters: { tempo, commitRevealPeriod } }
  const blocks = tempo === 0 ? 0 : tempo + 1
  const shift = netuid + (counts === 'epochs' ? 2 : 1)
  const epoch = blocks === 0 ? 0 : Math.floor((view.block + shift) / blocks)
  return { epoch, lastEpochBlock: epoch * blocks - shift, pendingEpochAt, hyperparameters: { tempo: blocks, commitRevealPeriod } }
}

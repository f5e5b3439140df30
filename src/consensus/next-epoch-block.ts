/** When a subnet's epochs run, as the chain stores it. */
export interface EpochSchedule {
  /** Block of the last consumed epoch slot. */
  readonly lastEpochBlock: number
  /** Blocks per epoch; 0 = never. */
  readonly tempo: number
  /** Block of an epoch the owner asked for or that was put off; 0 = none. */
  readonly pendingEpochAt: number
}

/**
 * The block in which the next epoch runs.
 * @returns `undefined` when tempo is 0
 * @source opentensor/subtensor@14bc6f9, pallets/subtensor/src/subnets (tempo control): get_next_epoch_start_block
 * @oracle the pallet's get_next_epoch_start_block_*, consensus-functions.oracle.json
 * @example nextEpochBlock({ lastEpochBlock: 100, tempo: 50, pendingEpochAt: 120 }) // 120
 */
export function nextEpochBlock({ lastEpochBlock, tempo, pendingEpochAt }: EpochSchedule): number | undefined {
  if (tempo === 0) return undefined
  const regular = lastEpochBlock + tempo
  return pendingEpochAt > 0 ? Math.min(regular, pendingEpochAt) : regular
}

/** Whether an epoch runs in this block. @example isEpochDue({ lastEpochBlock: 100, tempo: 50, pendingEpochAt: 0 }, 149) // false */
export function isEpochDue(schedule: EpochSchedule, block: number): boolean {
  const next = nextEpochBlock(schedule)
  return next !== undefined && block >= next
}

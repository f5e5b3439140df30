import type { BlockEvents, EpochRanEvent } from './chain.ts'

/** A block with everything needed to go on after it. */
export interface StoredBlock extends BlockEvents {
  /** What the block maker put in, then the signed calls it took, as JSON. */
  readonly extrinsics: readonly unknown[]
  /** The whole state after it, as JSON (bigints as decimal strings). */
  readonly state: unknown
}

/** Where the local chain keeps itself; given to it from outside, because chain code knows no database. */
export interface ChainStorage {
  /** The newest state, or `undefined` before genesis. */
  load(): Promise<{ header: BlockEvents['header']; state: unknown } | undefined>
  /** Appends one block and replaces the state, in one transaction: after a crash either both are there or neither. */
  append(block: StoredBlock): Promise<void>
  /** What went into the blocks after `block`, oldest first, at most `limit`: with the genesis, all that a replay needs. */
  blocksAfter(block: number, limit: number): Promise<Pick<StoredBlock, 'header' | 'extrinsics'>[]>
  eventsAfter(block: number, limit: number): Promise<BlockEvents[]>
  /** The last `limit` epochs, oldest first. */
  epochs(limit: number): Promise<{ header: BlockEvents['header']; epoch: EpochRanEvent }[]>
}

import { Bytes, Struct, u16, u64, Vector } from '@polkadot-api/substrate-bindings'
import * as z from 'zod'
import type { Signer } from '../../identity/signer.ts'
import { firstRevealBlock } from '../current-epoch.ts'
import { ChainCallError } from '../errors.ts'
import { readSchedule } from './read-schedule.ts'
import type { SubtensorBlocks } from './subtensor-blocks.ts'
import type { QuantizedWeights, TimelockedCommit } from './subtensor-calls.ts'
import { quicknet, sealToRound } from './timelock.ts'

/** What the chain finds in an opened commit. @source opentensor/bittensor-drand@d7baf976, WeightsTlockPayload */
const LockedWeights = Struct({ hotkey: Bytes(), uids: Vector(u16), values: Vector(u16), versionKey: u64 })
const Version = z.object({ version: z.number() })
/** Blocks between the first that may open a commit and the round that we lock it to: the chain must have heard of the round by then. */
const SAFETY_BLOCKS = 3

/**
 * Locks weights until the epoch for which they count is about to run.
 * @throws {@link ChainCallError} `InvalidRevealRound` if no epoch ever runs
 */
export async function lockWeights(
  blocks: SubtensorBlocks,
  netuid: number,
  signer: Signer,
  weights: QuantizedWeights,
): Promise<TimelockedCommit> {
  const view = await blocks.head()
  const { block, timeMs } = await blocks.header(view)
  const schedule = await readSchedule(view, { netuid, counts: 'commits' })
  const revealBlock = firstRevealBlock(schedule, block + 1)
  if (revealBlock === undefined)
    throw new ChainCallError({
      call: 'commit_timelocked_weights',
      pallet: 'InvalidRevealRound',
      expected: 'an epoch that will come',
      got: 'tempo 0',
    })
  const { version } = await view.read(Version, { version: { pallet: 'SubtensorModule', entry: 'CommitRevealWeightsVersion' } })
  const round = revealRound({ block, timeMs, revealBlock, blockTimeMs: blocks.blockTimeMs })
  const { dests, values, versionKey } = weights
  const plain = LockedWeights.enc({ hotkey: signer.publicKey, uids: [...dests], values: [...values], versionKey: BigInt(versionKey) })
  return { commit: sealToRound(round, plain), round, version }
}

/**
 * The drand round that is published when a block is due.
 * @source RaoFoundation/subtensor, sdk/bittensor-core/src/timelock/epoch_schedule.rs
 * @example revealRound({ block: 100, timeMs: 1_700_000_000_000, revealBlock: 150, blockTimeMs: 12_000 }) // 2399089
 */
export function revealRound({
  block,
  timeMs,
  revealBlock,
  blockTimeMs,
}: {
  /** The newest block, and its time. */
  block: number
  timeMs: number
  revealBlock: number
  blockTimeMs: number
}): number {
  const seconds = (timeMs + (revealBlock + SAFETY_BLOCKS - block) * blockTimeMs) / 1000
  return Math.floor((seconds - quicknet.genesisSeconds) / quicknet.periodSeconds)
}

import { isEpochDue } from '../consensus/next-epoch-block.ts'
import { hashOf } from '../core/hash.ts'
import { applyExtrinsic } from './apply-extrinsic.ts'
import { decayBurnPrice } from './burn-price.ts'
import type { ChainEvent } from './chain.ts'
import type { ChainCallError } from './errors.ts'
import type { LocalState } from './local-state.ts'
import { accrueEmission } from './pay-epoch.ts'
import { runSubnetEpoch } from './run-subnet-epoch.ts'
import { extrinsicHash, type SignedExtrinsic } from './signed-extrinsic.ts'

/** A block that was run. */
export interface BlockRun {
  readonly state: LocalState
  readonly events: readonly ChainEvent[]
  /** Per extrinsic, in their order: why it was refused, or `undefined`. */
  readonly refusals: readonly (ChainCallError | undefined)[]
}

/**
 * One block, in the pallet's order: registration price, emission, the epoch if one is due, then the calls. So an epoch
 * never sees weights of its own block. Pure: the same blocks lead from the same genesis to the same state.
 *
 * @param extrinsics with signatures checked before
 * @source opentensor/subtensor@14bc6f9, pallets/subtensor/src/macros/hooks.rs, coinbase/block_step.rs
 */
export function runBlock(before: LocalState, { timeMs, extrinsics }: { timeMs: number; extrinsics: readonly SignedExtrinsic[] }): BlockRun {
  const block = before.header.block + 1
  const events: ChainEvent[] = []
  const refusals: (ChainCallError | undefined)[] = []
  const hash = hashOf({ parent: before.header.hash, block, timeMs, extrinsics: extrinsics.map(extrinsicHash) })

  let state: LocalState = { ...before, header: { block, timeMs, hash }, burnPriceRao: decayBurnPrice(before.burnPriceRao) }
  state = accrueEmission(state)
  if (isEpochDue({ ...state, tempo: state.hyperparameters.tempo }, block)) {
    const epoch = runSubnetEpoch(state, block)
    state = epoch.state
    events.push(...epoch.events)
  }
  for (const extrinsic of extrinsics) {
    const applied = applyExtrinsic(state, extrinsic, block)
    state = applied.state
    events.push(...applied.events)
    refusals.push(applied.refusal)
  }
  return { state, events, refusals }
}

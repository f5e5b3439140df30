import { isEpochDue } from '../consensus/next-epoch-block.ts'
import { hashOf } from '../core/hash.ts'
import { applyExtrinsic } from './apply-extrinsic.ts'
import { decayBurnPrice } from './burn-price.ts'
import type { ChainEvent } from './chain.ts'
import type { ChainCallError } from './errors.ts'
import type { Inherent } from './inherent.ts'
import type { LocalState } from './local-state.ts'
import { accrueEmission } from './pay-epoch.ts'
import { withMechanisms } from './place-neuron.ts'
import { revealTimelocked } from './reveal-timelocked.ts'
import { runSubnetEpoch } from './run-subnet-epoch.ts'
import { extrinsicHash, type SignedExtrinsic } from './signed-extrinsic.ts'

/** A block that was run. */
export interface BlockRun {
  readonly state: LocalState
  readonly events: readonly ChainEvent[]
  /** Per extrinsic, in their order: why it was refused, or `undefined`. */
  readonly refusals: readonly (ChainCallError | undefined)[]
}

/** What is put into a block. */
export interface BlockBody {
  readonly timeMs: number
  readonly inherents: readonly Inherent[]
  /** With signatures checked before. */
  readonly extrinsics: readonly SignedExtrinsic[]
}

/**
 * One block, in the pallet's order: registration price, timelocked reveals, emission, the epoch if one is due, then the calls. So an epoch
 * never sees weights of its own block. Pure: the same blocks lead from the same genesis to the same state.
 *
 * @source opentensor/subtensor@14bc6f9, pallets/subtensor/src/macros/hooks.rs, coinbase/block_step.rs
 */
export function runBlock(before: LocalState, { timeMs, inherents, extrinsics }: BlockBody): BlockRun {
  const block = before.header.block + 1
  const events: ChainEvent[] = []
  const refusals: (ChainCallError | undefined)[] = []
  const content = { parent: before.header.hash, block, timeMs, extrinsics: extrinsics.map(extrinsicHash) }
  const hash = hashOf(inherents.length > 0 ? { ...content, inherents } : content)

  const { minBurnRao } = before.hyperparameters
  let state: LocalState = { ...before, header: { block, timeMs, hash }, burnPriceRao: decayBurnPrice(before.burnPriceRao, minBurnRao) }
  for (const inherent of inherents) if (inherent.inherent === 'set_mechanism_count') state = withMechanisms(state, inherent.count)
  const pulses = inherents.flatMap((inherent) => (inherent.inherent === 'write_pulse' ? [[inherent.round, inherent.key] as const] : []))
  const revealed = revealTimelocked(state, block, new Map(pulses))
  events.push(...revealed.events)
  state = accrueEmission(revealed.state)
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

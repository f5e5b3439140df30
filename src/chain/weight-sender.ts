import type { Rule } from './call-context.ts'
import { stakeOf } from './credit-stake.ts'
import type { LocalState, MechanismState } from './local-state.ts'
import { uidOf } from './uid-of.ts'

/** A state in which one mechanism changed. */
export function changeMechanism(state: LocalState, mechid: number, change: Partial<MechanismState>): LocalState {
  return { ...state, mechanisms: state.mechanisms.with(mechid, { ...state.mechanisms[mechid]!, ...change }) }
}

/** The subnet and the mechanism that weights are for. */
export function existingMechanism({ netuid, mechanisms }: LocalState, args: { netuid: number; mechid: number }): Rule {
  return {
    holds: args.netuid === netuid && args.mechid < mechanisms.length,
    pallet: 'MechanismDoesNotExist',
    expected: `netuid ${netuid}, mechid below ${mechanisms.length}`,
    got: `netuid ${args.netuid}, mechid ${args.mechid}`,
  }
}

/** Who may send weights at all, plain or committed: a registered hotkey with the least stake, or the owner's. */
export function* senderRules(state: LocalState, signer: string): Generator<Rule> {
  const { stakeThresholdRao } = state.hyperparameters
  yield { holds: uidOf(state, signer) >= 0, pallet: 'HotKeyNotRegisteredInSubNet', expected: 'a registered hotkey', got: signer }
  const stake = stakeOf(state.stakes, signer)
  yield {
    holds: stake >= stakeThresholdRao || signer === state.owner.hotkey,
    pallet: 'NotEnoughStakeToSetWeights',
    expected: `at least ${stakeThresholdRao} rao of stake`,
    got: `${stake}`,
  }
}

/** How often a uid may set or commit weights of one mechanism. */
export function weightsRateLimit(
  { mechanisms, hyperparameters }: LocalState,
  { mechid, uid, block, pallet }: { mechid: number; uid: number; block: number; pallet: string },
): Rule {
  const updated = mechanisms[mechid]!.lastUpdate[uid]!
  return {
    holds: updated === 0 || block - updated >= hyperparameters.weightsRateLimit,
    pallet,
    expected: `${hyperparameters.weightsRateLimit} blocks since weights or registration`,
    got: `${block - updated}`,
  }
}

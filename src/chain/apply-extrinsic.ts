import { addStake } from './add-stake.ts'
import type { Applied, CallContext } from './call-context.ts'
import { commitTimelockedWeights, commitWeights, revealWeights } from './commit-weights.ts'
import { ChainCallError } from './errors.ts'
import type { LocalState } from './local-state.ts'
import { registerNeuron } from './register-neuron.ts'
import { removeStake } from './remove-stake.ts'
import { serveAxon } from './serve-axon.ts'
import { setWeights } from './set-weights.ts'
import type { Call, SignedExtrinsic } from './signed-extrinsic.ts'
import { transfer } from './transfer.ts'

/**
 * Applies one call whose signature was checked before. A refused call changes nothing but uses up its nonce, as on the real chain;
 * a call with a wrong nonce does not even do that.
 *
 * @returns the state after it, and the refusal if there was one
 */
export function applyExtrinsic(
  state: LocalState,
  { call, signer, nonce }: SignedExtrinsic,
  block: number,
): Applied & { readonly refusal?: ChainCallError } {
  const account = state.accounts[signer] ?? { freeRao: 0n, nonce: 0 }
  if (nonce !== account.nonce) {
    const pallet = nonce < account.nonce ? 'Stale' : 'Future'
    const refusal = new ChainCallError({ call: call.name, pallet, expected: `nonce ${account.nonce} of ${signer}`, got: `${nonce}` })
    return { state, events: [], refusal }
  }
  const counted = { ...state, accounts: { ...state.accounts, [signer]: { ...account, nonce: nonce + 1 } } }
  try {
    return dispatch({ state: counted, signer, block }, call)
  } catch (error) {
    if (error instanceof ChainCallError) return { state: counted, events: [], refusal: error }
    throw error
  }
}

type Args = { [One in Call as One['name']]: One['args'] }
type CallOf<Name extends keyof Args> = { [One in Name]: { readonly name: One; readonly args: Args[One] } }[Name]

const APPLY: { readonly [Name in keyof Args]: (context: CallContext, args: Args[Name]) => Applied } = {
  burned_register: registerNeuron,
  add_stake: addStake,
  remove_stake: removeStake,
  transfer_keep_alive: transfer,
  serve_axon: serveAxon,
  set_mechanism_weights: setWeights,
  commit_mechanism_weights: commitWeights,
  reveal_mechanism_weights: revealWeights,
  commit_timelocked_mechanism_weights: commitTimelockedWeights,
}

function dispatch<Name extends keyof Args>(context: CallContext, { name, args }: CallOf<Name>): Applied {
  return APPLY[name](context, args)
}

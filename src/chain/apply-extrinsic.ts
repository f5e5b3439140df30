import { addStake } from './add-stake.ts'
import type { Applied, CallContext } from './call-context.ts'
import { ChainCallError } from './errors.ts'
import type { LocalState } from './local-state.ts'
import { registerNeuron } from './register-neuron.ts'
import { serveAxon } from './serve-axon.ts'
import { setWeights } from './set-weights.ts'
import type { SignedExtrinsic } from './signed-extrinsic.ts'

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

function dispatch(context: CallContext, call: SignedExtrinsic['call']): Applied {
  switch (call.name) {
    case 'burned_register':
      return registerNeuron(context, call.args)
    case 'add_stake':
      return addStake(context, call.args)
    case 'serve_axon':
      return serveAxon(context, call.args)
    case 'set_mechanism_weights':
      return setWeights(context, call.args)
  }
}

import type { Hotkey } from '../protocol/ids.ts'
import { raiseBurnPrice } from './burn-price.ts'
import { type Applied, type CallContext, checkRules } from './call-context.ts'
import { ChainCallError } from './errors.ts'
import { placeNeuron } from './place-neuron.ts'

const CALL = 'burned_register'

/**
 * Registers a hotkey: its coldkey, which signs, burns the current price. In a full subnet the new neuron replaces another.
 * @throws {@link ChainCallError} if it is registered, owned by another coldkey, too dear, or there is no room
 * @source opentensor/subtensor@14bc6f9, pallets/subtensor/src/subnets/registration.rs: do_burned_registration
 */
export function registerNeuron({ state, signer, block }: CallContext, { netuid, hotkey }: { netuid: number; hotkey: Hotkey }): Applied {
  const price = state.burnPriceRao
  const account = state.accounts[signer]!
  const holder = state.coldkeys[hotkey]
  checkRules(CALL, [
    { holds: netuid === state.netuid, pallet: 'SubnetNotExists', expected: `netuid ${state.netuid}`, got: `${netuid}` },
    {
      holds: state.neurons.every((neuron) => neuron.hotkey !== hotkey),
      pallet: 'HotKeyAlreadyRegisteredInSubNet',
      expected: 'a hotkey without a uid',
      got: hotkey,
    },
    {
      holds: holder === undefined || holder === signer,
      pallet: 'NonAssociatedColdKey',
      expected: `the coldkey ${holder} that owns ${hotkey}`,
      got: signer,
    },
    {
      holds: account.freeRao >= price,
      pallet: 'NotEnoughBalanceToStake',
      expected: `at least ${price} rao, the price of a registration`,
      got: `${account.freeRao}`,
    },
  ])
  const placed = placeNeuron(state, { hotkey, coldkey: signer }, block)
  if (!placed)
    throw new ChainCallError({
      call: CALL,
      pallet: 'NoNeuronIdAvailable',
      expected: 'a free uid or a neuron that may be pruned',
      got: 'neither',
    })
  return {
    state: {
      ...placed.state,
      accounts: { ...state.accounts, [signer]: { ...account, freeRao: account.freeRao - price } },
      coldkeys: { ...state.coldkeys, [hotkey]: signer },
      burnedRao: state.burnedRao + price,
      burnPriceRao: raiseBurnPrice(price),
    },
    events: [{ kind: 'neuron-registered', uid: placed.uid, hotkey }],
  }
}

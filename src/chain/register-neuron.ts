import type { Hotkey } from '../protocol/ids.ts'
import { raiseBurnPrice } from './burn-price.ts'
import { type Applied, type CallContext, checkRules, existingSubnet } from './call-context.ts'
import { ChainCallError } from './errors.ts'
import { placeNeuron } from './place-neuron.ts'

const CALL = 'burned_register'

/** Blocks of a registration interval: the pallet's default AdjustmentInterval for a new subnet. */
const INTERVAL_BLOCKS = 360

/**
 * Registers a hotkey: its coldkey, which signs, burns the current price. In a full subnet the new neuron replaces another.
 * @throws {@link ChainCallError} if it is registered, owned by another coldkey, too dear, or there is no room
 * @source opentensor/subtensor@14bc6f9, pallets/subtensor/src/subnets/registration.rs: do_burned_registration
 */
export function registerNeuron({ state, signer, block }: CallContext, { netuid, hotkey }: { netuid: number; hotkey: Hotkey }): Applied {
  const price = state.burnPriceRao
  const account = state.accounts[signer]!
  const holder = state.coldkeys[hotkey]
  const { registrationAllowed, maxRegistrationsPerBlock, targetRegistrationsPerInterval, maxBurnRao } = state.hyperparameters
  const recent = state.registrations.filter((at) => Math.floor(at / INTERVAL_BLOCKS) === Math.floor(block / INTERVAL_BLOCKS))
  const inBlock = recent.filter((at) => at === block).length
  checkRules(CALL, [
    existingSubnet(state, netuid),
    { holds: registrationAllowed, pallet: 'SubNetRegistrationDisabled', expected: 'open registration', got: 'closed' },
    {
      holds: maxRegistrationsPerBlock === 0 || inBlock < maxRegistrationsPerBlock,
      pallet: 'TooManyRegistrationsThisBlock',
      expected: `at most ${maxRegistrationsPerBlock} registrations a block`,
      got: 'one more',
    },
    {
      holds: targetRegistrationsPerInterval === 0 || recent.length < 3 * targetRegistrationsPerInterval,
      pallet: 'TooManyRegistrationsThisInterval',
      expected: `at most ${3 * targetRegistrationsPerInterval} registrations in ${INTERVAL_BLOCKS} blocks`,
      got: 'one more',
    },
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
      burnPriceRao: raiseBurnPrice(price, maxBurnRao),
      registrations: [...recent, block],
    },
    events: [{ kind: 'neuron-registered', uid: placed.uid, hotkey }],
  }
}

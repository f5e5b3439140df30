import type { Hotkey } from '../protocol/ids.ts'
import { type Applied, type CallContext, checkRules, existingSubnet } from './call-context.ts'
import { creditStake } from './credit-stake.ts'
import { EXISTENTIAL_DEPOSIT_RAO, MIN_STAKE_RAO } from './least-amounts.ts'

/**
 * Moves free balance of the coldkey that signs into stake on a hotkey, its own or another's.
 * Who stakes all that it has keeps the existential deposit: so much less is staked. Simplified: there is no pool between TAO and alpha and so
 * no fee; a rao of one is a rao of the other.
 *
 * @throws {@link ChainCallError} if the hotkey was never registered, or the amount is too little or more than there is
 * @source opentensor/subtensor@14bc6f9, pallets/subtensor/src/staking/add_stake.rs: do_add_stake; stake_utils.rs: validate_add_stake;
 *   coinbase/tao.rs: transfer_tao_to_subnet
 */
export function addStake(
  { state, signer }: CallContext,
  { netuid, hotkey, amountRao }: { netuid: number; hotkey: Hotkey; amountRao: string },
): Applied {
  const amount = BigInt(amountRao)
  const account = state.accounts[signer]!
  checkRules('add_stake', [
    existingSubnet(state, netuid),
    { holds: amount >= MIN_STAKE_RAO, pallet: 'AmountTooLow', expected: `at least ${MIN_STAKE_RAO} rao`, got: amountRao },
    { holds: account.freeRao >= amount, pallet: 'NotEnoughBalanceToStake', expected: `at most ${account.freeRao} rao`, got: amountRao },
    {
      holds: state.coldkeys[hotkey] !== undefined,
      pallet: 'HotKeyAccountNotExists',
      expected: 'a hotkey that was registered once',
      got: hotkey,
    },
  ])
  const spare = account.freeRao - EXISTENTIAL_DEPOSIT_RAO
  const moved = amount < spare ? amount : spare
  return {
    state: {
      ...state,
      accounts: { ...state.accounts, [signer]: { ...account, freeRao: account.freeRao - moved } },
      stakes: creditStake(state.stakes, [{ hotkey, coldkey: signer, amountRao: moved }]),
    },
    events: [{ kind: 'stake-added', hotkey, amountRao: moved }],
  }
}

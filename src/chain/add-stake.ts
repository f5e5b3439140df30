import type { Hotkey } from '../protocol/ids.ts'
import { type Applied, type CallContext, checkRules, existingSubnet } from './call-context.ts'
import { creditStake } from './credit-stake.ts'

/**
 * Moves free balance of the coldkey that signs into stake on a hotkey, its own or another's.
 * Simplified: there is no pool between TAO and alpha; a rao of one is a rao of the other.
 *
 * @throws {@link ChainCallError} if the hotkey was never registered, or the amount is 0 or more than there is
 * @source opentensor/subtensor@14bc6f9, pallets/subtensor/src/staking/add_stake.rs: do_add_stake
 */
export function addStake(
  { state, signer }: CallContext,
  { netuid, hotkey, amountRao }: { netuid: number; hotkey: Hotkey; amountRao: string },
): Applied {
  const amount = BigInt(amountRao)
  const account = state.accounts[signer]!
  checkRules('add_stake', [
    existingSubnet(state, netuid),
    { holds: amount > 0n, pallet: 'AmountTooLow', expected: 'more than 0 rao', got: amountRao },
    { holds: account.freeRao >= amount, pallet: 'NotEnoughBalanceToStake', expected: `at most ${account.freeRao} rao`, got: amountRao },
    {
      holds: state.coldkeys[hotkey] !== undefined,
      pallet: 'HotKeyAccountNotExists',
      expected: 'a hotkey that was registered once',
      got: hotkey,
    },
  ])
  return {
    state: {
      ...state,
      accounts: { ...state.accounts, [signer]: { ...account, freeRao: account.freeRao - amount } },
      stakes: creditStake(state.stakes, [{ hotkey, coldkey: signer, amountRao: amount }]),
    },
    events: [{ kind: 'stake-added', hotkey, amountRao: amount }],
  }
}

import type { Hotkey } from '../protocol/ids.ts'
import { type Applied, type CallContext, checkRules, existingSubnet } from './call-context.ts'
import { creditStake } from './credit-stake.ts'
import { MIN_STAKE_RAO } from './least-amounts.ts'

/**
 * Moves stake that the signing coldkey holds on a hotkey back into its free balance. One rao of stake is one rao, as in `addStake`.
 *
 * @throws {@link ChainCallError} if the hotkey was never registered, or the amount is more than the coldkey holds there, or too little and not all
 * @source opentensor/subtensor@14bc6f9, pallets/subtensor/src/staking/remove_stake.rs: do_remove_stake; stake_utils.rs: validate_remove_stake
 */
export function removeStake(
  { state, signer }: CallContext,
  { netuid, hotkey, amountRao }: { netuid: number; hotkey: Hotkey; amountRao: string },
): Applied {
  const amount = BigInt(amountRao)
  const held = state.stakes[hotkey]?.[signer] ?? 0n
  const account = state.accounts[signer]!
  checkRules('remove_stake', [
    existingSubnet(state, netuid),
    {
      holds: state.coldkeys[hotkey] !== undefined,
      pallet: 'HotKeyAccountNotExists',
      expected: 'a hotkey that was registered once',
      got: hotkey,
    },
    { holds: amount > 0n, pallet: 'AmountTooLow', expected: 'more than 0 rao', got: amountRao },
    { holds: amount <= held, pallet: 'NotEnoughStakeToWithdraw', expected: `at most ${held} rao`, got: amountRao },
    {
      holds: amount >= MIN_STAKE_RAO || amount === held,
      pallet: 'AmountTooLow',
      expected: `at least ${MIN_STAKE_RAO} rao, or all ${held}`,
      got: amountRao,
    },
  ])
  return {
    state: {
      ...state,
      accounts: { ...state.accounts, [signer]: { ...account, freeRao: account.freeRao + amount } },
      stakes: creditStake(state.stakes, [{ hotkey, coldkey: signer, amountRao: -amount }]),
    },
    events: [{ kind: 'stake-removed', hotkey, amountRao: amount }],
  }
}

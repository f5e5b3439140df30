import { type Applied, type CallContext, checkRules } from './call-context.ts'
import { EXISTENTIAL_DEPOSIT_RAO } from './least-amounts.ts'

/**
 * Moves free balance to another address; both accounts live on. Simplified: there is no fee.
 * @throws {@link ChainCallError} if the amount is more than there is, leaves too little, or is too little for an account to begin with
 * @source paritytech/polkadot-sdk, pallet balances: transfer_keep_alive
 */
export function transfer({ state, signer }: CallContext, { dest, amountRao }: { dest: string; amountRao: string }): Applied {
  const amount = BigInt(amountRao)
  const from = state.accounts[signer]!
  const kept = { ...state.accounts, [signer]: { ...from, freeRao: from.freeRao - amount } }
  const to = kept[dest] ?? { freeRao: 0n, nonce: 0 }
  const least = EXISTENTIAL_DEPOSIT_RAO
  checkRules('transfer_keep_alive', [
    { holds: amount <= from.freeRao, pallet: 'FundsUnavailable', expected: `at most ${from.freeRao} rao`, got: amountRao },
    {
      holds: from.freeRao - amount >= least,
      pallet: 'NotExpendable',
      expected: `at least ${least} rao left`,
      got: `${from.freeRao - amount}`,
    },
    { holds: amount > 0n && to.freeRao + amount >= least, pallet: 'BelowMinimum', expected: `at least ${least} rao`, got: amountRao },
  ])
  return {
    state: { ...state, accounts: { ...kept, [dest]: { ...to, freeRao: to.freeRao + amount } } },
    events: [{ kind: 'transferred', from: signer, to: dest, amountRao: amount }],
  }
}

/**
 * The errors of the pallet behind the numbers that it gives for calls which it refuses before they are dispatched.
 * @source opentensor/subtensor@14bc6f9, common/src/transaction_error.rs; pallets/subtensor/src/extensions/subtensor.rs
 */
const CUSTOM_REASONS: Readonly<Record<number, string>> = {
  0: 'ColdkeySwapAnnounced',
  1: 'AmountTooLow',
  2: 'NotEnoughBalanceToStake',
  3: 'SubnetNotExists',
  4: 'HotKeyAccountNotExists',
  5: 'NotEnoughStakeToWithdraw',
  6: 'NetworkTxRateLimitExceeded',
  7: 'InsufficientLiquidity',
  8: 'SlippageTooHigh',
  9: 'TransferDisallowed',
  10: 'HotKeyNotRegisteredInNetwork',
  11: 'InvalidIpAddress',
  12: 'ServingRateLimitExceeded',
  13: 'InvalidPort',
  15: 'InvalidRevealRound',
  16: 'NoWeightsCommitFound',
  17: 'RevealTooEarly',
  18: 'InputLengthsUnequal',
  19: 'HotKeyNotRegisteredInSubNet',
  21: 'ColdkeySwapDisputed',
  25: 'NonAssociatedColdKey',
  255: 'BadRequest',
}

/** Two of the numbers stand for other errors when the call is about weights. */
function reasonOf(custom: number, call: string): string {
  const isAboutWeights = call.endsWith('_weights')
  if (custom === 1 && isAboutWeights) return 'NotEnoughStakeToSetWeights'
  if (custom === 6 && isAboutWeights) return call.startsWith('commit') ? 'CommittingWeightsTooFast' : 'SettingWeightsTooFast'
  return CUSTOM_REASONS[custom] ?? `Custom${custom}`
}

/**
 * The name of the reason in a decoded `DispatchError` or `TransactionValidityError`: the innermost, such as the error of a pallet.
 *
 * @param error variants within variants: `{ type, value }`
 * @param call the name of what was refused
 * @example refusalName({ type: 'Module', value: { type: 'SubtensorModule', value: { type: 'AmountTooLow' } } }, 'add_stake') // 'AmountTooLow'
 * @example refusalName({ type: 'Invalid', value: { type: 'Custom', value: 6 } }, 'set_weights') // 'SettingWeightsTooFast'
 */
export function refusalName(error: unknown, call: string): string {
  if (typeof error !== 'object' || error === null || !('type' in error)) return 'Unknown'
  const value = 'value' in error ? error.value : undefined
  if (error.type === 'Custom' && typeof value === 'number') return reasonOf(value, call)
  const inner = refusalName(value, call)
  return inner === 'Unknown' ? String(error.type) : inner
}

import type { LocalState } from './local-state.ts'

/** One payment into stake: so much to the stake that a coldkey holds on a hotkey. */
export interface StakeCredit {
  readonly hotkey: string
  readonly coldkey: string
  readonly amountRao: bigint
}

/** Adds payments to the stakes they are for. */
export function creditStake(stakes: LocalState['stakes'], credits: readonly StakeCredit[]): LocalState['stakes'] {
  const next = { ...stakes }
  for (const { hotkey, coldkey, amountRao } of credits)
    next[hotkey] = { ...next[hotkey], [coldkey]: (next[hotkey]?.[coldkey] ?? 0n) + amountRao }
  return next
}

/** All stake on a hotkey, whoever holds it. */
export function stakeOf(stakes: LocalState['stakes'], hotkey: string): bigint {
  return Object.values(stakes[hotkey] ?? {}).reduce((sum, amount) => sum + amount, 0n)
}

import type { ChainEvent } from './chain.ts'
import { ChainCallError } from './errors.ts'
import type { LocalState } from './local-state.ts'

/** What every call reads. */
export interface CallContext {
  readonly state: LocalState
  /** ss58 of the account that signed. */
  readonly signer: string
  /** The block that takes the call. */
  readonly block: number
}

/** What a call leaves behind. */
export interface Applied {
  readonly state: LocalState
  readonly events: readonly ChainEvent[]
}

/** One rule of a call: how the pallet names its breach, and what was expected and came. */
export interface Rule {
  readonly holds: boolean
  readonly pallet: string
  readonly expected: string
  readonly got: string
}

/** The subnet that a call names. */
export function existingSubnet(state: LocalState, netuid: number): Rule {
  return { holds: netuid === state.netuid, pallet: 'SubnetNotExists', expected: `netuid ${state.netuid}`, got: `${netuid}` }
}

/** Checks rules in their order. @throws {@link ChainCallError} named after the first that does not hold */
export function checkRules(call: string, rules: Iterable<Rule>): void {
  for (const { holds, ...breach } of rules) if (!holds) throw new ChainCallError({ call, ...breach })
}

import { BaseError } from '../core/base-error.ts'

/** Errors that pass by themselves: the very same call may succeed in a later block. */
const RETRYABLE = new Set<string>(['SettingWeightsTooFast', 'ServingRateLimitExceeded', 'Future'])

/** What to do about a refusal, by the pallet's name of it. */
const HINTS: Readonly<Record<string, string>> = {
  SettingWeightsTooFast: 'wait for the rate limit to pass, then send the weights again',
  ServingRateLimitExceeded: 'wait for the rate limit to pass, then serve again',
  NeuronNoValidatorPermit: 'permits go to the highest stakes, at an epoch: add stake or wait for the next epoch',
  HotKeyNotRegisteredInSubNet: 'register the hotkey first',
  HotKeyNotRegisteredInNetwork: 'register the hotkey first',
  HotKeyAlreadyRegisteredInSubNet: 'nothing: it is registered',
  NotEnoughBalanceToStake: 'fund the coldkey that signs',
  NonAssociatedColdKey: 'sign with the coldkey that owns this hotkey',
  NotEnoughStakeToSetWeights: 'add stake to this hotkey',
  IncorrectWeightVersionKey: 'update: the subnet asks for a newer version key',
  CommitRevealEnabled: 'commit the weights and reveal them later',
  InvalidIpAddress: 'give an address that others can reach; for a trial on one machine 127.0.0.2 works',
  InvalidPort: 'give a port from 1 to 65535',
  BadProof: 'sign with the key of the address that sends the call, for this chain',
  Stale: 'read the nonce again and sign anew: this one is used up',
  Future: 'send the calls with the lower nonces first',
  NoNeuronIdAvailable: 'every neuron is immortal: raise the number of uids',
}

/** The chain refused a call. `pallet` is the name that the pallet (or the transaction pool) gives to the reason. */
export class ChainCallError extends BaseError {
  readonly code = 'chain-call'
  readonly pallet: string
  override readonly retryable: boolean

  constructor({ call, pallet, expected, got }: { call: string; pallet: string; expected: string; got: string }) {
    const hint = HINTS[pallet]
    super(`${call} refused, ${pallet}: expected ${expected}, got ${got}`, hint === undefined ? {} : { hint })
    this.pallet = pallet
    this.retryable = RETRYABLE.has(pallet)
  }
}

/** The stored chain was started from another genesis than the one given now. */
export class GenesisMismatchError extends BaseError {
  readonly code = 'genesis-mismatch'
  constructor({ stored, given }: { stored: string; given: string }) {
    super(`local chain: expected the genesis ${stored} that is stored, got ${given}`, {
      hint: 'the data folder holds another network: name another folder, or start with the settings it was made with',
    })
  }
}

/** The stored chain cannot be read: damaged, or written by another version. */
export class ChainStateError extends BaseError {
  readonly code = 'chain-state'
  constructor({ cause }: { cause: unknown }) {
    super('local chain: expected a stored state of this version, got something else', {
      hint: 'start with the version that wrote the data folder, or with a fresh --data DIR',
      cause,
    })
  }
}

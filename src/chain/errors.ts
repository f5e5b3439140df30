import { BaseError } from '../core/base-error.ts'

/** Errors that pass by themselves: the very same call may succeed in a later block. */
const RETRYABLE = new Set<string>([
  'SettingWeightsTooFast',
  'CommittingWeightsTooFast',
  'ServingRateLimitExceeded',
  'TooManyRegistrationsThisBlock',
  'TooManyRegistrationsThisInterval',
  'TooManyUnrevealedCommits',
  'RevealTooEarly',
  'ImmediatelyDropped',
  'Future',
  'AncientBirthBlock',
  'NetworkTxRateLimitExceeded',
  'TemporarilyBanned',
])

/** What to do about a refusal, by the pallet's name of it. */
const HINTS: Readonly<Record<string, string>> = {
  SettingWeightsTooFast: 'wait for the rate limit to pass, then send the weights again',
  CommittingWeightsTooFast: 'wait for the rate limit to pass, then commit again',
  ServingRateLimitExceeded: 'wait for the rate limit to pass, then serve again',
  NeuronNoValidatorPermit: 'permits go to the highest stakes, at an epoch: add stake or wait for the next epoch',
  HotKeyNotRegisteredInSubNet: 'register the hotkey first',
  HotKeyNotRegisteredInNetwork: 'register the hotkey first',
  HotKeyAlreadyRegisteredInSubNet: 'nothing: it is registered',
  NotEnoughBalanceToStake: 'fund the coldkey that signs',
  NonAssociatedColdKey: 'sign with the coldkey that owns this hotkey',
  NotEnoughStakeToSetWeights: 'add stake to this hotkey',
  IncorrectWeightVersionKey: 'update Kumite: the subnet takes no weights of older software (hyperparameter weightsVersion)',
  NotEnoughStakeToWithdraw: 'withdraw at most what this coldkey holds on this hotkey',
  BelowMinimum: 'send more: an account holds at least 500 rao',
  NotExpendable: 'send less: the account that signs keeps at least 500 rao',
  FundsUnavailable: 'fund the account that signs, or send less',
  MaxWeightExceeded: 'spread the weights over more uids',
  CommitRevealDisabled: 'set the weights plainly: this subnet hides none',
  RevealTooEarly: 'reveal in a later epoch: the hyperparameter commitRevealPeriod says how much later',
  ExpiredWeightCommit: 'commit again: what was not revealed in its epoch never counts',
  InvalidRevealCommitHashNotMatch: 'reveal exactly what was committed: uids, weights, salt and version key',
  NoWeightsCommitFound: 'commit the weights first',
  TooManyUnrevealedCommits: 'reveal what is due, or wait until it expires',
  TooManyRegistrationsThisBlock: 'register in a later block',
  TooManyRegistrationsThisInterval: 'register in the next interval',
  SubNetRegistrationDisabled: 'ask the owner of the subnet to open registration',
  ImmediatelyDropped: 'send the call again after the next block',
  AncientBirthBlock: 'send the call again: no block took it while it was valid',
  NetworkTxRateLimitExceeded: 'wait for the rate limit to pass, then send the call again',
  CommitRevealEnabled: 'commit the weights and reveal them later',
  InvalidIpAddress: 'give an address that others can reach; for a trial on one machine 127.0.0.2 works',
  InvalidPort: 'give a port from 1 to 65535',
  BadProof: 'sign with the key of the address that sends the call, for this chain',
  Stale: 'read the nonce again and sign anew: this one is used up',
  Future: 'send the calls with the lower nonces first',
  NoNeuronIdAvailable: 'every neuron is immortal: raise the number of uids',
}

/** Why a call was refused: the name that the pallet (or the transaction pool) gives to the reason, what was expected and what came. */
export interface Refusal {
  readonly call: string
  readonly pallet: string
  readonly expected: string
  readonly got: string
}

/** The chain refused a call. */
export class ChainCallError extends BaseError {
  readonly code = 'chain-call'
  readonly refusal: Refusal
  readonly pallet: string
  override readonly retryable: boolean

  constructor(refusal: Refusal) {
    const { call, pallet, expected, got } = refusal
    const hint = HINTS[pallet]
    super(`${call} refused, ${pallet}: expected ${expected}, got ${got}`, hint === undefined ? {} : { hint })
    this.refusal = { call, pallet, expected, got }
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

/** A chain server was asked and gave no answer that can be used. */
export class ChainServerError extends BaseError {
  readonly code = 'chain-server'
  override readonly retryable: boolean

  constructor({ url, got, retryable, cause }: { url: string; got: string; retryable: boolean; cause?: unknown }) {
    super(`${url}: expected the answer of a chain server, got ${got}`, {
      hint: 'check the address, and that `kumite chain` of this version runs there',
      cause,
    })
    this.retryable = retryable
  }
}

/** A node of subtensor was asked and gave no answer that can be used. */
export class SubtensorNodeError extends BaseError {
  readonly code = 'subtensor-node'
  override readonly retryable: boolean

  constructor({ endpoint, request, got, retryable, cause }: NodeFailure) {
    super(`${endpoint}, ${request}: expected the answer of a subtensor node, got ${got}`, {
      hint: 'check the endpoint, and that its node is in sync and allows this many requests',
      cause,
    })
    this.retryable = retryable
  }
}

interface NodeFailure {
  readonly endpoint: string
  readonly request: string
  readonly got: string
  readonly retryable: boolean
  readonly cause?: unknown
}

/** The chain has no subnet of that number, or the subnet no mechanism. */
export class UnknownSubnetError extends BaseError {
  readonly code = 'unknown-subnet'
  constructor({ netuid, mechid }: { netuid: number; mechid: number }) {
    super(`metagraph: expected a subnet and a mechanism of it, got netuid ${netuid}, mechid ${mechid}`, {
      hint: 'name a subnet of that chain, for example with --netuid N',
    })
  }
}

/** The runtime of a chain has not the calls, entries or types that this version knows. */
export class RuntimeShapeError extends BaseError {
  readonly code = 'runtime-shape'

  /** @param differences one line for each: what was expected of what, what came */
  constructor({ specVersion, differences }: { specVersion: number; differences: readonly string[] }) {
    super(`subtensor runtime ${specVersion} differs from what this version knows:\n  ${differences.join('\n  ')}`, {
      hint: 'update Kumite, or name an endpoint with a runtime that it knows',
    })
  }
}

import type { Signer } from '../identity/signer.ts'
import type { Hotkey, Uid } from '../protocol/ids.ts'

/** A block as everybody sees it. */
export interface BlockHeader {
  readonly block: number
  /** When it was made: milliseconds since the Unix epoch. */
  readonly timeMs: number
  readonly hash: string
}

/** The hyperparameters of a subnet that a validator or an explorer needs, in the pallet's names; shares as numbers in [0, 1]. */
export interface Hyperparameters {
  readonly tempo: number
  readonly kappa: number
  readonly immunityPeriod: number
  readonly minAllowedWeights: number
  readonly maxAllowedUids: number
  readonly maxAllowedValidators: number
  readonly weightsRateLimit: number
  readonly weightsVersion: number
  readonly activityCutoff: number
  readonly bondsMovingAverage: number
  readonly bondsPenalty: number
  readonly liquidAlphaEnabled: boolean
  readonly yuma3Enabled: boolean
  readonly mechanismCount: number
}

export interface Neuron {
  readonly uid: Uid
  readonly hotkey: Hotkey
  readonly coldkey: string
  readonly active: boolean
  readonly validatorPermit: boolean
  /** Stake weight of the last epoch, share of the subnet: in [0, 1]. */
  readonly stakeWeight: number
  /** Live stake in rao. */
  readonly stakeRao: bigint
  readonly consensus: number
  readonly validatorTrust: number
  readonly incentive: number
  readonly dividends: number
  /** Paid for the last epoch. */
  readonly emissionRao: bigint
  readonly lastUpdate: number
  readonly registeredAt: number
  /** Where it can be reached; `undefined` until served. */
  readonly axon: { readonly ip: string; readonly port: number } | undefined
}

export interface Metagraph {
  readonly netuid: number
  readonly mechid: number
  readonly block: number
  /** Consumed epoch slots: the pallet's SubnetEpochIndex. */
  readonly epoch: number
  readonly lastEpochBlock: number
  readonly blocksUntilEpoch: number
  readonly ownerUid: Uid | undefined
  readonly neurons: readonly Neuron[]
  /** Stored weight rows as shares: `weights[i]` = entries of validator uid i. */
  readonly weights: ReadonlyMap<Uid, readonly (readonly [Uid, number])[]>
}

/** What happened in a block. */
export type ChainEvent =
  | { readonly kind: 'neuron-registered'; readonly uid: Uid; readonly hotkey: Hotkey }
  | { readonly kind: 'axon-served'; readonly uid: Uid }
  | { readonly kind: 'stake-added'; readonly hotkey: Hotkey; readonly amountRao: bigint }
  | { readonly kind: 'weights-set'; readonly mechid: number; readonly uid: Uid; readonly hotkey: Hotkey }
  | EpochRanEvent

/** An epoch's outcome, per uid. Whoever pays out reads it once and keys on `epoch`, which counts from 1. */
export interface EpochRanEvent {
  readonly kind: 'epoch-ran'
  readonly epoch: number
  readonly neurons: readonly {
    readonly uid: Uid
    readonly hotkey: Hotkey
    /** Over all mechanisms, weighed by their parts of the emission. */
    readonly incentive: number
    /** By mechid. */
    readonly incentives: readonly number[]
    readonly dividends: number
    readonly consensus: number
    readonly validatorTrust: number
    /** Paid as a miner. */
    readonly serverRao: bigint
    /** Paid as a validator. */
    readonly validatorRao: bigint
  }[]
}

export interface BlockEvents {
  readonly header: BlockHeader
  readonly events: readonly ChainEvent[]
}

/** A signed call on its way into a block. */
export interface Submission {
  readonly hash: string
  /** Settles when a block holds the call; rejects with the chain's error if the block refuses it. */
  readonly included: Promise<BlockHeader>
}

export interface SetWeightsParameters {
  /** The hotkey. */
  readonly signer: Signer
  readonly mechid: number
  /** Shares by uid, any non-negative scale; quantised to u16 with the largest at 65535. */
  readonly weights: ReadonlyMap<Uid, number>
  readonly versionKey: number
}

/**
 * One subnet of one chain. Implementations: the embedded local chain; a subtensor node (a later issue).
 * Calls are checked when submitted (rejecting with the pallet's error names) and again when a block takes them.
 */
export interface Chain {
  readonly kind: 'local' | 'subtensor'
  readonly netuid: number
  head(): Promise<BlockHeader>
  hyperparameters(): Promise<Hyperparameters>
  /** @param mechid whose incentive, last update and weights to read; 0 by default */
  metagraph(mechid?: number): Promise<Metagraph>
  /** Blocks after `block`, oldest first, at most `limit`; only those with events. */
  eventsAfter(block: number, limit: number): Promise<BlockEvents[]>
  /** @param parameters.signer the coldkey, which pays the current price and owns the hotkey from then on */
  register(parameters: { signer: Signer; hotkey: Hotkey }): Promise<Submission>
  /** @param parameters.signer the coldkey that pays; it may stake on any registered hotkey */
  addStake(parameters: { signer: Signer; hotkey: Hotkey; amountRao: bigint }): Promise<Submission>
  /** @param parameters.signer the hotkey */
  serveAxon(parameters: { signer: Signer; ip: string; port: number }): Promise<Submission>
  setWeights(parameters: SetWeightsParameters): Promise<Submission>
}

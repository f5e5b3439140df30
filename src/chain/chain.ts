import * as z from 'zod'
import type { Signer } from '../identity/signer.ts'
import { Hotkey, Uid } from '../protocol/ids.ts'
import { RaoText } from './rao-text.ts'

const count = z.number().int().min(0)
const share = z.number().min(0).max(1)

/** A block as everybody sees it. */
export const BlockHeader = z
  .object({
    block: count,
    /** When it was made: milliseconds since the Unix epoch. */
    timeMs: z.number(),
    hash: z.string(),
  })
  .readonly()
export type BlockHeader = z.output<typeof BlockHeader>

/** The hyperparameters of a subnet, in the pallet's names; shares as numbers in [0, 1], durations in blocks. */
export const Hyperparameters = z
  .object({
    tempo: count,
    kappa: share,
    immunityPeriod: count,
    minNonImmuneUids: count,
    immuneOwnerUidsLimit: count,
    minAllowedWeights: count,
    /** Largest share that one weight may have of its row. */
    maxWeightLimit: share,
    maxAllowedUids: count,
    maxAllowedValidators: count,
    weightsRateLimit: count,
    weightsVersion: count,
    servingRateLimit: count,
    /** Stake below this counts as none. */
    stakeThresholdRao: RaoText,
    activityCutoff: count,
    bondsMovingAverage: share,
    bondsPenalty: share,
    liquidAlphaEnabled: z.boolean(),
    alphaLow: share,
    alphaHigh: share,
    alphaSigmoidSteepness: z.number(),
    yuma3Enabled: z.boolean(),
    commitRevealEnabled: z.boolean(),
    /** Epochs between a commit and its reveal. */
    commitRevealPeriod: count,
    registrationAllowed: z.boolean(),
    /** 0 = no limit. */
    maxRegistrationsPerBlock: count,
    /** A third of the most that an interval of 360 blocks takes; 0 = no limit. */
    targetRegistrationsPerInterval: count,
    minBurnRao: RaoText,
    maxBurnRao: RaoText,
    mechanismCount: count,
  })
  .readonly()
export type Hyperparameters = z.output<typeof Hyperparameters>

const Neuron = z
  .object({
    uid: Uid,
    hotkey: Hotkey,
    coldkey: z.string(),
    active: z.boolean(),
    validatorPermit: z.boolean(),
    /** Stake weight of the last epoch, share of the subnet. */
    stakeWeight: share,
    /** Live stake. */
    stakeRao: RaoText,
    consensus: share,
    validatorTrust: share,
    incentive: share,
    dividends: share,
    /** Paid for the last epoch. */
    emissionRao: RaoText,
    lastUpdate: count,
    registeredAt: count,
    /** Where it can be reached; `undefined` until served. */
    axon: z.object({ ip: z.string(), port: count }).readonly().optional(),
  })
  .readonly()
export type Neuron = z.output<typeof Neuron>

const weightRow = z.array(z.tuple([Uid, share]).readonly()).readonly()
/** Rows of a sparse matrix: `rows.get(i)` = entries of validator uid i. */
export const ShareRows = z.codec(z.array(z.tuple([Uid, weightRow])), z.map(Uid, weightRow).readonly(), {
  decode: (entries) => new Map(entries),
  encode: (rows) => [...rows],
})

export const Metagraph = z
  .object({
    netuid: count,
    mechid: count,
    block: count,
    /** Consumed epoch slots: the pallet's SubnetEpochIndex. */
    epoch: count,
    lastEpochBlock: count,
    blocksUntilEpoch: count,
    ownerUid: Uid.optional(),
    neurons: z.array(Neuron).readonly(),
    /** Stored weight rows as shares: `weights[i]` = entries of validator uid i. */
    weights: ShareRows,
  })
  .readonly()
export type Metagraph = z.output<typeof Metagraph>
export type ShareRows = z.output<typeof ShareRows>

const EpochRanEvent = z
  .object({
    kind: z.literal('epoch-ran'),
    epoch: count,
    neurons: z
      .array(
        z
          .object({
            uid: Uid,
            hotkey: Hotkey,
            /** Over all mechanisms, weighed by their parts of the emission. */
            incentive: share,
            /** By mechid. */
            incentives: z.array(share).readonly(),
            dividends: share,
            consensus: share,
            validatorTrust: share,
            /** Paid as a miner. */
            serverRao: RaoText,
            /** Paid as a validator. */
            validatorRao: RaoText,
          })
          .readonly(),
      )
      .readonly(),
  })
  .readonly()
/** An epoch's outcome, per uid. Whoever pays out reads it once and keys on `epoch`, which counts from 1. */
export type EpochRanEvent = z.output<typeof EpochRanEvent>

const ofNeuron = { mechid: count, uid: Uid, hotkey: Hotkey }

/** What happened in a block. */
const ChainEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('neuron-registered'), uid: Uid, hotkey: Hotkey }).readonly(),
  z.object({ kind: z.literal('axon-served'), uid: Uid }).readonly(),
  z.object({ kind: z.literal('stake-added'), hotkey: Hotkey, amountRao: RaoText }).readonly(),
  z.object({ kind: z.literal('stake-removed'), hotkey: Hotkey, amountRao: RaoText }).readonly(),
  z.object({ kind: z.literal('transferred'), from: z.string(), to: z.string(), amountRao: RaoText }).readonly(),
  z.object({ kind: z.literal('weights-set'), ...ofNeuron }).readonly(),
  z.object({ kind: z.literal('weights-committed'), ...ofNeuron }).readonly(),
  z.object({ kind: z.literal('weights-revealed'), ...ofNeuron }).readonly(),
  EpochRanEvent,
])
export type ChainEvent = z.output<typeof ChainEvent>

export const BlockEvents = z.object({ header: BlockHeader, events: z.array(ChainEvent).readonly() }).readonly()
export type BlockEvents = z.output<typeof BlockEvents>

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
  /** Of the software that made them: a subnet refuses what is below its `weightsVersion`, unless that is 0. */
  readonly versionKey: number
}

/** The same parameters commit and reveal: keep them in between. */
export interface CommitWeightsParameters extends SetWeightsParameters {
  /** Drawn anew for every commit, u16 each: it keeps the commit from being guessed. */
  readonly salt: readonly number[]
}

/**
 * One subnet of one chain. Implementations: the embedded local chain, a local chain of another process over HTTP, and subtensor.
 * Calls are checked when submitted (rejecting with the pallet's error names) and again when a block takes them.
 */
export interface Chain {
  readonly kind: 'local' | 'subtensor'
  readonly netuid: number
  head(): Promise<BlockHeader>
  hyperparameters(): Promise<Hyperparameters>
  /** @param mechid whose incentive, last update and weights to read; 0 by default */
  metagraph(mechid?: number): Promise<Metagraph>
  /** Stored bonds of one mechanism, after the last epoch: 1 is the most that one bond can be. Rows by the validator that holds them. */
  bonds(mechid?: number): Promise<ShareRows>
  /** What registering burns now, in rao. */
  registrationPrice(): Promise<bigint>
  /** Free balance of an address, in rao. */
  balance(address: string): Promise<bigint>
  /** What one coldkey holds on one hotkey, in rao. */
  stake(parameters: { hotkey: Hotkey; coldkey: string }): Promise<bigint>
  /** Blocks after `block`, oldest first, at most `limit`; only those with events. */
  eventsAfter(block: number, limit: number): Promise<BlockEvents[]>
  /** @param parameters.signer the coldkey, which pays the current price and owns the hotkey from then on */
  register(parameters: { signer: Signer; hotkey: Hotkey }): Promise<Submission>
  /** @param parameters.signer the coldkey that pays; it may stake on any registered hotkey */
  addStake(parameters: { signer: Signer; hotkey: Hotkey; amountRao: bigint }): Promise<Submission>
  /** @param parameters.signer the coldkey whose stake becomes free balance */
  removeStake(parameters: { signer: Signer; hotkey: Hotkey; amountRao: bigint }): Promise<Submission>
  /** @param parameters.signer whose free balance goes to the address `to` */
  transfer(parameters: { signer: Signer; to: string; amountRao: bigint }): Promise<Submission>
  /** @param parameters.signer the hotkey */
  serveAxon(parameters: { signer: Signer; ip: string; port: number }): Promise<Submission>
  /** Refused while commit-reveal is on. */
  setWeights(parameters: SetWeightsParameters): Promise<Submission>
  /** Only with commit-reveal on: binds to weights without showing them; without the reveal they never count. */
  commitWeights(parameters: CommitWeightsParameters): Promise<Submission>
  /** Shows committed weights, in the epoch `commitRevealPeriod` after the commit and in no other. */
  revealWeights(parameters: CommitWeightsParameters): Promise<Submission>
  /** Only with commit-reveal on: weights under a lock that the chain opens by itself when they are due. */
  commitTimelockedWeights(parameters: SetWeightsParameters): Promise<Submission>
}

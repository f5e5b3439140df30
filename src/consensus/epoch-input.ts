import type { StoredMatrix } from './sparse-matrix.ts'

/**
 * Everything one epoch of one mechanism reads, as the pallet stores it: raw integers, no shares.
 * Arrays are by uid; a missing element counts as 0, `false`.
 *
 * @source opentensor/subtensor@14bc6f9, pallets/subtensor/src/epoch/run_epoch.rs: epoch_mechanism
 */
export interface EpochInput {
  /** Number of uids. */
  readonly n: number
  readonly block: number
  readonly tempo: number
  /** Block of the last epoch that ran; 0 = never. */
  readonly lastStepBlock: number
  /** A neuron is inactive when its last update is more than this many blocks ago. */
  readonly activityCutoffBlocks: number
  /** How many of the highest stakes get a permit. */
  readonly maxAllowedValidators: number
  /** Rao; a smaller stake counts as none, unless it is the owner's. */
  readonly stakeThreshold: bigint
  readonly ownerUid: number | undefined
  /** u16: the stake that makes a majority, in units of 1/65535. */
  readonly kappa: number
  /** u16: 0 = bonds follow the weights as sent, 65535 = as clipped. */
  readonly bondsPenalty: number
  /** 1/1,000,000: how much of the old bond remains. */
  readonly bondsMovingAverage: number
  readonly yuma3: boolean
  /** Has an effect with `yuma3` only. */
  readonly liquidAlpha: boolean
  /** u16. */
  readonly alphaLow: number
  /** u16. */
  readonly alphaHigh: number
  /** i16, in hundredths. */
  readonly alphaSigmoidSteepness: number
  /** Rao to split in this epoch by this mechanism. */
  readonly emission: bigint
  /** Block at which each uid last set or committed weights, or was registered. */
  readonly lastUpdate: readonly number[]
  readonly registeredAt: readonly number[]
  /** Stake weight in rao. */
  readonly stake: readonly bigint[]
  /** Permits given by the previous epoch. */
  readonly validatorPermits: readonly boolean[]
  readonly weights: StoredMatrix
  readonly bonds: StoredMatrix
  /** Oldest unexpired commit per validator; `undefined` = commit-reveal is off. */
  readonly commitBlocks: readonly (number | undefined)[] | undefined
}

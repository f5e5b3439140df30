import type { StoredMatrix } from './sparse-matrix.ts'

/** What one epoch of one mechanism writes, by uid. Shares are u16 (65535 = 1, always rounded down), amounts whole rao. */
export interface EpochOutput {
  readonly active: readonly boolean[]
  readonly stakeWeight: readonly number[]
  /** Permits for the next epoch. */
  readonly validatorPermits: readonly boolean[]
  readonly consensus: readonly number[]
  readonly validatorTrust: readonly number[]
  readonly incentive: readonly number[]
  readonly dividends: readonly number[]
  readonly serverEmission: readonly bigint[]
  readonly validatorEmission: readonly bigint[]
  /** What the pallet stores as `Emission`: server and validator share together, rounded down once. */
  readonly emission: readonly bigint[]
  readonly bonds: StoredMatrix
}

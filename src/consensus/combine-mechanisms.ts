import type { EpochOutput } from './epoch-output.ts'

/** One mechanism's epoch and the emission it split. */
export interface MechanismEpoch {
  readonly output: EpochOutput
  readonly emission: bigint
}

/** What a subnet's neurons show after an epoch of all its mechanisms; incentive and bonds stay with each mechanism. */
export type CombinedEpoch = Omit<EpochOutput, 'incentive' | 'bonds'>

/**
 * Puts the epochs of a subnet's mechanisms together: server and validator emission add up; dividends, stake weight, consensus,
 * trust and the stored `Emission` are averaged by each mechanism's part of the emission, rounding down after every mechanism.
 * The stored `Emission` is so scaled twice and, with several mechanisms, less than what is paid: that is how the pallet does it.
 *
 * @param epochs of one subnet, in the order of their mechid: at least one
 * @source opentensor/subtensor@14bc6f9, pallets/subtensor/src/subnets/mechanism.rs: epoch_with_mechanisms
 */
export function combineMechanisms(epochs: readonly [MechanismEpoch, ...MechanismEpoch[]]): CombinedEpoch {
  const total = epochs.reduce((sum, { emission }) => sum + emission, 0n)
  const weigh = (read: (output: EpochOutput, uid: number) => bigint, uid: number) =>
    epochs.reduce((sum, { output, emission }, mechid) => {
      if (total === 0n) return mechid === 0 ? read(output, uid) : sum
      return sum + (read(output, uid) * emission) / total
    }, 0n)
  const uids = epochs[0].output.active.map((_, uid) => uid)
  const average = (field: 'dividends' | 'stakeWeight' | 'consensus' | 'validatorTrust') =>
    uids.map((uid) => Number(weigh((output) => BigInt(output[field][uid]!), uid)))
  const sum = (field: 'serverEmission' | 'validatorEmission') =>
    uids.map((uid) => epochs.reduce((rao, { output }) => rao + output[field][uid]!, 0n))
  const any = (field: 'active' | 'validatorPermits') => uids.map((uid) => epochs.some(({ output }) => output[field][uid]!))
  return {
    active: any('active'),
    validatorPermits: any('validatorPermits'),
    stakeWeight: average('stakeWeight'),
    consensus: average('consensus'),
    validatorTrust: average('validatorTrust'),
    dividends: average('dividends'),
    serverEmission: sum('serverEmission'),
    validatorEmission: sum('validatorEmission'),
    emission: uids.map((uid) => weigh((output) => output.emission[uid]!, uid)),
  }
}

import { nextEpochBlock } from '../consensus/next-epoch-block.ts'
import type { Hyperparameters, Metagraph } from './chain.ts'
import { stakeOf } from './credit-stake.ts'
import { activityCutoff } from './local-hyperparameters.ts'
import type { LocalState } from './local-state.ts'

/**
 * The metagraph as one mechanism shows it; all but incentive, last update and weights is common to all mechanisms.
 * @throws {RangeError} if there is no such mechanism
 */
export function readMetagraph(state: LocalState, mechid: number): Metagraph {
  const mechanism = state.mechanisms[mechid]
  if (!mechanism) throw new RangeError(`metagraph: expected a mechid below ${state.mechanisms.length}, got ${mechid}`)
  const { neurons, header, hyperparameters, lastEpochBlock } = state
  const ownerUid = neurons.findIndex(({ hotkey }) => hotkey === state.owner.hotkey)
  const next = nextEpochBlock({ ...state, tempo: hyperparameters.tempo })
  return {
    netuid: state.netuid,
    mechid,
    block: header.block,
    epoch: state.epoch,
    lastEpochBlock,
    blocksUntilEpoch: next === undefined ? Number.MAX_SAFE_INTEGER : Math.max(0, next - header.block),
    ownerUid: ownerUid < 0 ? undefined : ownerUid,
    neurons: neurons.map((neuron, uid) => ({
      uid,
      hotkey: neuron.hotkey,
      coldkey: neuron.coldkey,
      active: neuron.active,
      validatorPermit: neuron.validatorPermit,
      stakeWeight: neuron.stakeWeight / 65_535,
      stakeRao: stakeOf(state.stakes, neuron.hotkey),
      consensus: neuron.consensus / 65_535,
      validatorTrust: neuron.validatorTrust / 65_535,
      incentive: mechanism.incentive[uid]! / 65_535,
      dividends: neuron.dividends / 65_535,
      emissionRao: neuron.paidRao,
      lastUpdate: mechanism.lastUpdate[uid]!,
      registeredAt: neuron.registeredAt,
      axon: neuron.axon ? { ip: neuron.axon.ip, port: neuron.axon.port } : undefined,
    })),
    weights: new Map(
      mechanism.weights.flatMap((row, uid) => {
        const sum = row.reduce((total, [, value]) => total + value, 0)
        return sum === 0 ? [] : [[uid, row.filter(([, value]) => value > 0).map(([dest, value]) => [dest, value / sum] as const)] as const]
      }),
    ),
  }
}

/** Hyperparameters as shares and blocks. */
export function readHyperparameters({ hyperparameters }: LocalState): Hyperparameters {
  return {
    tempo: hyperparameters.tempo,
    kappa: hyperparameters.kappa / 65_535,
    immunityPeriod: hyperparameters.immunityPeriod,
    minAllowedWeights: hyperparameters.minAllowedWeights,
    maxAllowedUids: hyperparameters.maxAllowedUids,
    maxAllowedValidators: hyperparameters.maxAllowedValidators,
    weightsRateLimit: hyperparameters.weightsRateLimit,
    weightsVersion: hyperparameters.weightsVersion,
    activityCutoff: activityCutoff(hyperparameters),
    bondsMovingAverage: hyperparameters.bondsMovingAverage / 1_000_000,
    bondsPenalty: hyperparameters.bondsPenalty / 65_535,
    liquidAlphaEnabled: hyperparameters.liquidAlphaEnabled,
    yuma3Enabled: hyperparameters.yuma3Enabled,
    mechanismCount: hyperparameters.mechanismCount,
  }
}

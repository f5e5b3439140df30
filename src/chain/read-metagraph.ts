import { nextEpochBlock } from '../consensus/next-epoch-block.ts'
import type { Hyperparameters, Metagraph, ShareRows } from './chain.ts'
import { stakeOf } from './credit-stake.ts'
import { activityCutoff } from './local-hyperparameters.ts'
import type { LocalState } from './local-state.ts'
import { uidOf } from './uid-of.ts'

/**
 * The metagraph as one mechanism shows it; all but incentive, last update and weights is common to all mechanisms.
 * @throws {RangeError} if there is no such mechanism
 */
export function readMetagraph(state: LocalState, mechid: number): Metagraph {
  const shown = shownOf.get(state) ?? []
  shownOf.set(state, shown)
  shown[mechid] ??= showMetagraph(state, mechid)
  return shown[mechid]
}

/** What was shown of a state, by mechid: many ask between two blocks, and ten thousand neurons are long to lay out. */
const shownOf = new WeakMap<LocalState, Metagraph[]>()

function showMetagraph(state: LocalState, mechid: number): Metagraph {
  const mechanism = state.mechanisms[mechid]
  if (!mechanism) throw new RangeError(`metagraph: expected a mechid below ${state.mechanisms.length}, got ${mechid}`)
  const { neurons, header, hyperparameters, lastEpochBlock } = state
  const ownerUid = uidOf(state, state.owner.hotkey)
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

/**
 * Bonds of one mechanism.
 * @throws {RangeError} if there is no such mechanism
 */
export function readBonds({ mechanisms }: LocalState, mechid: number): ShareRows {
  const mechanism = mechanisms[mechid]
  if (!mechanism) throw new RangeError(`bonds: expected a mechid below ${mechanisms.length}, got ${mechid}`)
  const rows = mechanism.bonds.map((row, uid) => [uid, row.map(([to, value]) => [to, value / 65_535] as const)] as const)
  return new Map(rows.filter(([, row]) => row.length > 0))
}

/** Hyperparameters as shares and blocks. */
export function readHyperparameters({ hyperparameters }: LocalState): Hyperparameters {
  const { activityCutoffFactor: _, mechanismEmissionSplit: __, ...same } = hyperparameters
  return {
    ...same,
    kappa: hyperparameters.kappa / 65_535,
    maxWeightLimit: hyperparameters.maxWeightLimit / 65_535,
    activityCutoff: activityCutoff(hyperparameters),
    bondsMovingAverage: hyperparameters.bondsMovingAverage / 1_000_000,
    bondsPenalty: hyperparameters.bondsPenalty / 65_535,
    alphaLow: hyperparameters.alphaLow / 65_535,
    alphaHigh: hyperparameters.alphaHigh / 65_535,
    alphaSigmoidSteepness: hyperparameters.alphaSigmoidSteepness / 100,
  }
}

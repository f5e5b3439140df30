import { combineMechanisms, type MechanismEpoch } from '../consensus/combine-mechanisms.ts'
import type { EpochInput } from '../consensus/epoch-input.ts'
import { runEpoch } from '../consensus/run-epoch.ts'
import { splitMechanismEmission } from '../consensus/split-mechanism-emission.ts'
import { storedMatrix, storedRows } from '../consensus/stored-matrix.ts'
import type { Applied } from './call-context.ts'
import { stakeOf } from './credit-stake.ts'
import { currentEpoch } from './current-epoch.ts'
import { activityCutoff } from './local-hyperparameters.ts'
import type { LocalState, NeuronState } from './local-state.ts'
import { payEpoch } from './pay-epoch.ts'
import { uidOf } from './uid-of.ts'

/**
 * The epoch of a subnet: every mechanism's consensus on its part of the pending emission, put together, paid and stored.
 * All mechanisms see the same permits, those of the epoch before. In the pallet's fixed point: whole numbers come out alike on every machine.
 *
 * @source opentensor/subtensor@14bc6f9, pallets/subtensor/src/subnets/mechanism.rs: epoch_with_mechanisms
 */
export function runSubnetEpoch(before: LocalState, block: number): Applied {
  const state = { ...before, epoch: before.epoch + 1, lastEpochBlock: block, pendingEpochAt: 0, lastStepBlock: block }
  if (state.neurons.length === 0) return { state, events: [{ kind: 'epoch-ran', epoch: state.epoch, neurons: [] }] }
  const epochs = runMechanisms(before, block)
  const combined = combineMechanisms(epochs)
  const payment = payEpoch(state, combined)
  const neurons = state.neurons.map(
    (neuron, uid): NeuronState => ({
      ...neuron,
      active: combined.active[uid]!,
      validatorPermit: combined.validatorPermits[uid]!,
      stakeWeight: combined.stakeWeight[uid]!,
      consensus: combined.consensus[uid]!,
      validatorTrust: combined.validatorTrust[uid]!,
      dividends: combined.dividends[uid]!,
      emissionRao: combined.emission[uid]!,
      paidRao: payment.serverRao[uid]! + payment.validatorRao[uid]!,
    }),
  )
  const mechanisms = state.mechanisms.map((mechanism, mechid) => {
    const { bonds, incentive } = epochs[mechid]!.output
    return { ...mechanism, incentive, bonds: storedRows(bonds) }
  })
  return {
    state: { ...payment.state, neurons, mechanisms },
    events: [
      {
        kind: 'epoch-ran',
        epoch: state.epoch,
        neurons: neurons.map((neuron, uid) => ({
          uid,
          hotkey: neuron.hotkey,
          incentive: averageIncentive(epochs, uid),
          incentives: epochs.map(({ output }) => output.incentive[uid]! / 65_535),
          dividends: neuron.dividends / 65_535,
          consensus: neuron.consensus / 65_535,
          validatorTrust: neuron.validatorTrust / 65_535,
          serverRao: payment.serverRao[uid]!,
          validatorRao: payment.validatorRao[uid]!,
        })),
      },
    ],
  }
}

function runMechanisms(state: LocalState, block: number): [MechanismEpoch, ...MechanismEpoch[]] {
  const { hyperparameters, mechanisms, pendingServerRao, pendingValidatorRao } = state
  const emissions = splitMechanismEmission({
    emission: pendingServerRao + pendingValidatorRao,
    count: mechanisms.length,
    split: hyperparameters.mechanismEmissionSplit ?? undefined,
  })
  const epochs = emissions.map((emission, mechid) => ({
    emission,
    output: runEpoch(epochInput(state, { mechid, block, emission }), 'exact'),
  }))
  return epochs as [MechanismEpoch, ...MechanismEpoch[]] // a subnet has at least one mechanism
}

/** What consensus reads of the state for one mechanism. */
function epochInput(state: LocalState, { mechid, block, emission }: { mechid: number; block: number; emission: bigint }): EpochInput {
  const { hyperparameters, neurons, owner, stakes } = state
  const mechanism = state.mechanisms[mechid]!
  const ownerUid = uidOf(state, owner.hotkey)
  return {
    n: neurons.length,
    block,
    tempo: hyperparameters.tempo,
    lastStepBlock: state.lastStepBlock,
    activityCutoffBlocks: activityCutoff(hyperparameters),
    maxAllowedValidators: hyperparameters.maxAllowedValidators,
    stakeThreshold: hyperparameters.stakeThresholdRao,
    ownerUid: ownerUid < 0 ? undefined : ownerUid,
    kappa: hyperparameters.kappa,
    bondsPenalty: hyperparameters.bondsPenalty,
    bondsMovingAverage: hyperparameters.bondsMovingAverage,
    yuma3: hyperparameters.yuma3Enabled,
    liquidAlpha: hyperparameters.liquidAlphaEnabled,
    alphaLow: hyperparameters.alphaLow,
    alphaHigh: hyperparameters.alphaHigh,
    alphaSigmoidSteepness: hyperparameters.alphaSigmoidSteepness,
    emission,
    lastUpdate: mechanism.lastUpdate,
    registeredAt: neurons.map(({ registeredAt }) => registeredAt),
    stake: neurons.map(({ hotkey }) => stakeOf(stakes, hotkey)),
    validatorPermits: neurons.map(({ validatorPermit }) => validatorPermit),
    weights: storedMatrix(neurons.length, mechanism.weights),
    bonds: storedMatrix(neurons.length, mechanism.bonds),
    commitBlocks: hyperparameters.commitRevealEnabled ? oldestCommits(state, mechid, block) : undefined,
  }
}

/** The block of each neuron's oldest commit that may still be revealed. */
function oldestCommits(state: LocalState, mechid: number, block: number): (number | undefined)[] {
  const { commits, timelockedCommits } = state.mechanisms[mechid]!
  const oldestEpoch = currentEpoch(state, block) - state.hyperparameters.commitRevealPeriod
  const open = [...commits, ...timelockedCommits].filter(({ epoch }) => epoch >= oldestEpoch)
  const blocks = new Map<string, number>()
  for (const commit of open) blocks.set(commit.hotkey, Math.min(commit.block, blocks.get(commit.hotkey) ?? commit.block))
  return state.neurons.map(({ hotkey }) => blocks.get(hotkey))
}

/** Incentive over all mechanisms, weighed by their parts of the emission. */
function averageIncentive(epochs: readonly MechanismEpoch[], uid: number): number {
  const total = epochs.reduce((sum, { emission }) => sum + emission, 0n)
  return epochs.reduce((sum, { output, emission }, mechid) => {
    const part = total > 0n ? Number(emission) / Number(total) : mechid === 0 ? 1 : 0
    return sum + (output.incentive[uid]! / 65_535) * part
  }, 0)
}

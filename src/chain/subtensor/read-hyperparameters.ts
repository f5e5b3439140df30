import * as z from 'zod'
import type { Hyperparameters } from '../chain.ts'
import { activityCutoff } from '../local-hyperparameters.ts'
import type { BlockView } from './block-view.ts'
import type { StorageItem } from './runtime.ts'

const count = z.union([z.number(), z.bigint()]).transform(Number)
const share = z.number().transform((value) => value / 65_535)

/** Where the pallet stores each. */
const entries = {
  tempo: 'Tempo',
  kappa: 'Kappa',
  immunityPeriod: 'ImmunityPeriod',
  minNonImmuneUids: 'MinNonImmuneUids',
  immuneOwnerUidsLimit: 'ImmuneOwnerUidsLimit',
  minAllowedWeights: 'MinAllowedWeights',
  maxWeightLimit: 'MaxWeightsLimit',
  maxAllowedUids: 'MaxAllowedUids',
  maxAllowedValidators: 'MaxAllowedValidators',
  weightsRateLimit: 'WeightsSetRateLimit',
  weightsVersion: 'WeightsVersionKey',
  servingRateLimit: 'ServingRateLimit',
  activityCutoff: 'ActivityCutoff',
  activityCutoffFactor: 'ActivityCutoffFactorMilli',
  bondsMovingAverage: 'BondsMovingAverage',
  bondsPenalty: 'BondsPenalty',
  liquidAlphaEnabled: 'LiquidAlphaOn',
  alphaValues: 'AlphaValues',
  alphaSigmoidSteepness: 'AlphaSigmoidSteepness',
  yuma3Enabled: 'Yuma3On',
  commitRevealEnabled: 'CommitRevealWeightsEnabled',
  commitRevealPeriod: 'RevealPeriodEpochs',
  registrationAllowed: 'NetworkRegistrationAllowed',
  maxRegistrationsPerBlock: 'MaxRegistrationsPerBlock',
  targetRegistrationsPerInterval: 'TargetRegistrationsPerInterval',
  minBurnRao: 'MinBurn',
  maxBurnRao: 'MaxBurn',
  mechanismCount: 'MechanismCountCurrent',
} as const

/** What runtimes of other ages have not is as if it did not limit anything. */
const Stored = z.object({
  tempo: count,
  kappa: share,
  immunityPeriod: count,
  minNonImmuneUids: count.default(0),
  immuneOwnerUidsLimit: count.default(1),
  minAllowedWeights: count,
  maxWeightLimit: share,
  maxAllowedUids: count,
  maxAllowedValidators: count,
  weightsRateLimit: count,
  weightsVersion: count,
  servingRateLimit: count,
  stakeThresholdRao: z.bigint(),
  activityCutoff: count.optional(),
  activityCutoffFactor: count.optional(),
  bondsMovingAverage: count.transform((value) => value / 1_000_000),
  bondsPenalty: share,
  liquidAlphaEnabled: z.boolean(),
  alphaValues: z.tuple([share, share]),
  alphaSigmoidSteepness: count.transform((value) => value / 100),
  yuma3Enabled: z.boolean(),
  commitRevealEnabled: z.boolean(),
  commitRevealPeriod: count,
  registrationAllowed: z.boolean(),
  maxRegistrationsPerBlock: count.default(0),
  targetRegistrationsPerInterval: count.default(0),
  minBurnRao: z.bigint(),
  maxBurnRao: z.bigint(),
  mechanismCount: count.default(1),
})

/** A subnet's hyperparameters, by one request. */
export async function readHyperparameters(view: BlockView, netuid: number): Promise<Hyperparameters> {
  const items: Record<string, StorageItem> = { stakeThresholdRao: { pallet: 'SubtensorModule', entry: 'StakeThreshold' } }
  for (const [name, entry] of Object.entries(entries)) {
    const item = { pallet: 'SubtensorModule', entry, keys: [netuid] }
    if (view.has(item)) items[name] = item
  }
  const { alphaValues, activityCutoff: cutoff, activityCutoffFactor, ...same } = await view.read(Stored, items)
  const [alphaLow, alphaHigh] = alphaValues
  const factor = activityCutoffFactor // newer runtimes count by it, and no longer by the number of blocks
  const cutoffBlocks = factor === undefined ? (cutoff ?? 0) : activityCutoff({ activityCutoffFactor: factor, tempo: same.tempo })
  return { ...same, alphaLow, alphaHigh, activityCutoff: cutoffBlocks }
}

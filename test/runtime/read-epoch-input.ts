import * as z from 'zod'
import type { Chain } from '../../src/chain/chain.ts'
import type { Runtime, StorageItem } from '../../src/chain/subtensor/runtime.ts'
import type { EpochInput } from '../../src/consensus/epoch-input.ts'
import { storedMatrix } from '../../src/consensus/stored-matrix.ts'
import type { RuntimeNode } from './runtime-node.ts'

const Row = z.array(z.tuple([z.number(), z.number()]))
const u16 = (share: number) => Math.round(share * 65_535)

/** What the epoch of the next block will read, as our own consensus wants it. */
export async function readEpochInput({ chain, node, runtime }: { chain: Chain; node: RuntimeNode; runtime: Runtime }): Promise<EpochInput> {
  const { neurons, block, ownerUid } = await chain.metagraph()
  const hyperparameters = await chain.hyperparameters()
  const read = (item: Omit<StorageItem, 'pallet'>) => node.readStorage(runtime, { pallet: 'SubtensorModule', ...item })
  const matrix = (entry: string) =>
    storedMatrix(
      neurons.length,
      neurons.map(({ uid }) => Row.parse(read({ entry, keys: [chain.netuid, uid] }))),
    )
  return {
    n: neurons.length,
    block: block + 1,
    tempo: hyperparameters.tempo,
    lastStepBlock: Number(read({ entry: 'LastMechansimStepBlock', keys: [chain.netuid] })),
    activityCutoffBlocks: hyperparameters.activityCutoff,
    maxAllowedValidators: hyperparameters.maxAllowedValidators,
    stakeThreshold: hyperparameters.stakeThresholdRao,
    ownerUid,
    kappa: u16(hyperparameters.kappa),
    bondsPenalty: u16(hyperparameters.bondsPenalty),
    bondsMovingAverage: Math.round(hyperparameters.bondsMovingAverage * 1_000_000),
    yuma3: hyperparameters.yuma3Enabled,
    liquidAlpha: hyperparameters.liquidAlphaEnabled,
    alphaLow: u16(hyperparameters.alphaLow),
    alphaHigh: u16(hyperparameters.alphaHigh),
    alphaSigmoidSteepness: Math.round(hyperparameters.alphaSigmoidSteepness * 100),
    emission: 1_000_000_000n,
    lastUpdate: neurons.map(({ lastUpdate }) => lastUpdate),
    registeredAt: neurons.map(({ registeredAt }) => registeredAt),
    stake: neurons.map(({ stakeRao }) => stakeRao),
    validatorPermits: neurons.map(({ validatorPermit }) => validatorPermit),
    weights: matrix('Weights'),
    bonds: matrix('Bonds'),
    commitBlocks: undefined,
  }
}

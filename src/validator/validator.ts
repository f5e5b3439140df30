import type { BlockHeader, Chain, Metagraph, Neuron } from '../chain/chain.ts'
import type { Clock } from '../core/clock.ts'
import type { Signer } from '../identity/signer.ts'
import type { Mechanism } from '../mechanisms/mechanism.ts'
import type { Hotkey } from '../protocol/ids.ts'
import type { Db } from '../store/open-store.ts'
import { UnknownMechanismError } from './errors.ts'
import type { MinerClient, MinerPlace } from './miner-client.ts'
import type { ValidatorConfig } from './validator-config.ts'

/** A mechanism under its number on the subnet, at its own pace. */
export interface RunningMechanism {
  readonly mechid: number
  readonly mechanism: Mechanism
  readonly config: ValidatorConfig
}

/** All that one validator works with; every stage takes it first. */
export interface Validator {
  readonly db: Db
  readonly chain: Chain
  readonly clock: Clock
  readonly signer: Signer
  readonly hotkey: Hotkey
  /** Ids, orders and presentations follow from it; whoever has it can undo them. */
  readonly secret: string
  /** Its stream of tasks follows from it. */
  readonly seed: string
  readonly mechanisms: readonly RunningMechanism[]
  /** How it reaches miners, for mechanisms that push their tasks; without it those tasks expire. */
  readonly miners?: ReachableMiners | undefined
}

/** The miners that a validator can send something to. */
export interface ReachableMiners {
  readonly client: MinerClient
  /** @returns `undefined` where it serves none, or nobody knows where */
  placeOf(neuron: Neuron): MinerPlace | undefined
}

/** One reading of clock and chain, so that all stages of a step agree on what time it is. */
export interface Moment {
  readonly nowMs: number
  readonly head: BlockHeader
  /** The metagraph of the mechanism at hand. */
  readonly metagraph: Metagraph
  /** Blocks of the running epoch that have passed, as a share of the tempo: in [0, 1]. */
  readonly epochProgress: number
}

export async function readMoment(validator: Validator, mechid: number): Promise<Moment> {
  const [head, metagraph, { tempo }] = await Promise.all([
    validator.chain.head(),
    validator.chain.metagraph(mechid),
    validator.chain.hyperparameters(),
  ])
  const epochProgress = Math.min(1, Math.max(0, 1 - metagraph.blocksUntilEpoch / tempo))
  return { nowMs: validator.clock.now(), head, metagraph, epochProgress }
}

/** @throws {@link UnknownMechanismError} if this validator does not run it */
export function getMechanism(validator: Validator, mechid: number): RunningMechanism {
  const running = validator.mechanisms.find((candidate) => candidate.mechid === mechid)
  if (!running) throw new UnknownMechanismError({ mechid, running: validator.mechanisms.map((candidate) => candidate.mechid) })
  return running
}

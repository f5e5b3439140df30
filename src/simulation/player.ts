import { createRng } from '../core/rng.ts'
import { createSigner } from '../identity/create-signer.ts'
import type { Signer } from '../identity/signer.ts'
import { Hotkey } from '../protocol/ids.ts'
import type { Agent } from './agents/agent.ts'
import { createAgent } from './behaviour.ts'
import { readCalibration } from './calibration.ts'
import { keySeed } from './key-seed.ts'
import { drawWorkers, type SimulatedWorker } from './simulated-worker.ts'
import type { Group } from './simulation-settings.ts'

/** What a miner has done so far. */
export interface Tally {
  judged: number
  /** Of those judged. */
  abstained: number
  /** By the validator, which says why. */
  refused: number
  givenBack: number
  /** Time of people and machines, by the declared cost of a look and of a guess. */
  spentMs: number
}

/** A miner of a simulation with its one worker. */
export interface Player {
  readonly name: string
  readonly group: string
  readonly hotkey: Hotkey
  readonly agent: Agent
  readonly worker: SimulatedWorker
  /** The worker's key, made when it is first needed: of ten thousand miners many never get a task. */
  signer(): Signer
  readonly tally: Tally
}

export function createPlayers(seed: string, groups: readonly Group[]): Player[] {
  return groups.flatMap(({ name: group, behaviour, count }) => {
    const agent = createAgent(behaviour)
    return Array.from({ length: count }, (_, index): Player => {
      const name = `${group} ${index + 1}`
      let signer: Signer | undefined
      return {
        name,
        group,
        hotkey: Hotkey.parse(createSigner({ seed: keySeed(seed, `miner/${name}`), scheme: 'sr25519' }).address),
        agent,
        worker: drawWorkers({ count: 1, rng: createRng(`${seed}/worker/${name}`), calibration: readCalibration() })[0]!,
        signer: () => (signer ??= createSigner({ seed: keySeed(seed, `worker/${name}`), scheme: 'ed25519' })),
        tally: { judged: 0, abstained: 0, refused: 0, givenBack: 0, spentMs: 0 },
      }
    })
  })
}

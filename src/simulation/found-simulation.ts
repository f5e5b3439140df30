import { createLocalChain, type LocalChain } from '../chain/local-chain.ts'
import { createSimulatedClock, type SimulatedClock } from '../core/clock.ts'
import { sha256Hex } from '../core/hash.ts'
import { taoToRao } from '../core/units.ts'
import { createSigner } from '../identity/create-signer.ts'
import { Hotkey } from '../protocol/ids.ts'
import type { Db } from '../store/open-store.ts'
import type { Validator } from '../validator/validator.ts'
import { ValidatorConfig } from '../validator/validator-config.ts'
import { keySeed } from './key-seed.ts'
import { createPlayers, type Player } from './player.ts'
import type { SimulationSettings } from './simulation-settings.ts'
import { unstoredChain } from './unstored-chain.ts'

/** Blocks of an epoch: tasks are made in the first half, weights set in the last quarter. */
export const TEMPO = 8
export const BLOCK_MS = 12_000
const LEASE_BLOCKS = 3
/** 1 January 2026: a simulated clock starts somewhere, always at the same place. */
const START_MS = Date.UTC(2026, 0, 1)

export interface Simulation {
  readonly clock: SimulatedClock
  readonly chain: LocalChain
  /** One, so that what comes out is due to the strategies, not to how tasks fall between validators. */
  readonly validator: Validator
  readonly players: readonly Player[]
}

/** A network of one validator and its players on a simulated clock, at rest. */
export async function foundSimulation(db: Db, { seed, groups, mechanism, config }: SimulationSettings): Promise<Simulation> {
  const clock = createSimulatedClock(START_MS)
  const signer = createSigner({ seed: keySeed(seed, 'validator'), scheme: 'sr25519' })
  const hotkey = Hotkey.parse(signer.address)
  const owner = Hotkey.parse(createSigner({ seed: keySeed(seed, 'owner'), scheme: 'sr25519' }).address)
  const players = createPlayers(seed, groups)
  const chain = await createLocalChain({
    storage: unstoredChain(),
    clock,
    genesis: {
      netuid: 1,
      name: 'Simulation',
      timeMs: START_MS,
      hyperparameters: { tempo: TEMPO, weightsRateLimit: 1, maxAllowedUids: players.length + 1, maxAllowedValidators: 1 },
      owner: { hotkey: owner, coldkey: owner },
      neurons: [
        { hotkey, coldkey: hotkey, stakeRao: taoToRao(1000) },
        ...players.map((player) => ({ hotkey: player.hotkey, coldkey: player.hotkey })),
      ],
    },
  })
  const validator: Validator = {
    db,
    chain,
    clock,
    signer,
    hotkey,
    secret: sha256Hex(`${seed}/secret`),
    seed: sha256Hex(`${seed}/tasks`),
    mechanisms: [
      {
        mechid: 0,
        mechanism,
        config: ValidatorConfig.parse({
          creationSpread: 0.5,
          leaseMs: LEASE_BLOCKS * BLOCK_MS,
          deadlineMs: TEMPO * BLOCK_MS,
          ...config,
        }),
      },
    ],
  }
  return { clock, chain, validator, players }
}

import type * as z from 'zod'
import type { ApiContext, NeuronLabel } from '../api/api-context.ts'
import { createLocalChain, type LocalChain } from '../chain/local-chain.ts'
import type { Clock } from '../core/clock.ts'
import { hashOf, sha256Hex } from '../core/hash.ts'
import { taoToRao } from '../core/units.ts'
import { createNonceSource } from '../identity/nonce-source.ts'
import type { Signer } from '../identity/signer.ts'
import type { Miner } from '../miner/miner.ts'
import { createValidatorClient, type Transport } from '../miner/validator-client.ts'
import { describeBehaviour } from '../simulation/behaviour.ts'
import { createPerception } from '../simulation/perception.ts'
import { createSimulatedMiner, type SimulatedMiner } from '../simulation/simulated-miner.ts'
import { chainBlocks } from '../store/chain-blocks.ts'
import { nonceStore } from '../store/nonces.ts'
import type { Db } from '../store/open-store.ts'
import type { RunningMechanism, Validator } from '../validator/validator.ts'
import { ValidatorConfig } from '../validator/validator-config.ts'
import { MECHANISMS } from './mechanisms.ts'
import { addressOf, networkKey, validatorSecret } from './network-keys.ts'
import type { NetworkSettings } from './network-settings.ts'
import { VERSION } from './version.ts'

/** Everything of one network in one process, wired together and standing still. */
export interface Network {
  readonly chain: LocalChain
  readonly validators: readonly Validator[]
  readonly simulatedMiners: readonly SimulatedMiner[]
  readonly home: Miner
  readonly nonces: ReturnType<typeof nonceStore>
  readonly configHash: string
  /** What the HTTP routes need; the caller adds what only it knows. */
  readonly apiContext: Omit<ApiContext, 'startedMs' | 'blockMs' | 'webDir' | 'frameOrigin' | 'stopping' | 'problems' | 'log'>
}

export interface NetworkOptions {
  readonly db: Db
  readonly clock: Clock
  readonly settings: NetworkSettings
  readonly config: z.input<typeof ValidatorConfig>
  /** How miners reach validators, and where. */
  readonly transport: Transport
  readonly origin: string
  /** Median time of a simulated judgment; 0 = none. */
  readonly thinkingMs: number
}

/** Stake of all validators together at genesis. */
const FOUNDING_STAKE_TAO = 1000

export async function buildNetwork(options: NetworkOptions): Promise<Network> {
  const { db, clock, settings, transport, origin, thinkingMs } = options
  const keyOf = (name: string) => networkKey(settings, name)
  const config = ValidatorConfig.parse(options.config)
  const mechanisms: RunningMechanism[] = MECHANISMS.map((running) => ({ ...running, config }))
  const { population } = settings
  const validatorKeys = population.validators.map((validator) => ({ ...validator, signer: keyOf(`validator/${validator.name}`) }))
  const minerKeys = population.miners.map((miner) => ({ ...miner, signer: keyOf(`miner/${miner.name}`) }))
  const homeKey = keyOf('miner/home')

  const chain = await createLocalChain({
    storage: chainBlocks(db),
    clock,
    beaconSecret: sha256Hex(`${settings.secret}/beacon`),
    genesis: {
      netuid: settings.netuid,
      name: settings.name,
      timeMs: settings.genesisMs,
      hyperparameters: {
        tempo: settings.tempo,
        weightsRateLimit: Math.min(10, settings.tempo / 2),
        mechanismCount: mechanisms.length,
        maxAllowedValidators: population.validators.length,
      },
      owner: { hotkey: addressOf(keyOf('owner')), coldkey: keyOf('owner/cold').address },
      neurons: [
        ...validatorKeys.map(({ name, signer, stakeShare }) => ({
          hotkey: addressOf(signer),
          coldkey: keyOf(`cold/${name}`).address,
          stakeRao: taoToRao(FOUNDING_STAKE_TAO * stakeShare),
        })),
        ...[...minerKeys, { name: 'home', signer: homeKey }].map(({ name, signer }) => ({
          hotkey: addressOf(signer),
          coldkey: keyOf(`cold/${name}`).address,
        })),
      ],
    },
  })

  const validators = validatorKeys.map(
    ({ name, signer }): Validator => ({
      db,
      chain,
      clock,
      signer,
      hotkey: addressOf(signer),
      secret: validatorSecret(settings, name),
      // From the secret, not from the seed that names the network: whoever knew it could make every task again, truth included.
      seed: sha256Hex(`${settings.secret}/tasks/${name}`),
      mechanisms,
    }),
  )
  const minerOf = (signer: Signer, simulated: boolean): Miner => {
    const nextNonce = createNonceSource(clock)
    const clients = validators.map(({ hotkey }) => createValidatorClient({ signer, nextNonce, transport, hotkey, origin }))
    return { db, chain, clock, signer, hotkey: addressOf(signer), simulated, validators: async () => clients, payWindow: config.window }
  }
  const perception = createPerception(db)
  const simulatedMiners = minerKeys.map(({ name, behaviour, signer }) =>
    createSimulatedMiner({
      miner: minerOf(signer, true),
      name,
      behaviour,
      perception,
      thinkingMs,
      seed: sha256Hex(`${settings.secret}/simulated/${name}`),
      workers: Array.from({ length: population.workersPerMiner }, (_, index) => networkKey(settings, `worker/${name}/${index}`, 'ed25519')),
      copies: behaviour.name === 'copier' ? addressOf(keyOf(`miner/${behaviour.of}`)) : undefined,
    }),
  )
  const home = minerOf(homeKey, false)
  const labels = new Map<string, NeuronLabel>([
    ...validatorKeys.map(({ name, signer }) => [signer.address, { name, role: 'validator', behaviour: null, simulated: false }] as const),
    ...minerKeys.map(
      ({ name, signer, behaviour }) =>
        [signer.address, { name, role: 'miner', behaviour: describeBehaviour(behaviour), simulated: true }] as const,
    ),
    [homeKey.address, { name: 'home', role: 'miner', behaviour: null, simulated: false }],
  ])
  const configHash = hashOf({
    version: VERSION,
    config,
    population,
    tempo: settings.tempo,
    mechanisms: mechanisms.map(({ mechid, mechanism }) => [mechid, mechanism.name, mechanism.version, mechanism.recipeHash]),
  })
  const nonces = nonceStore(db)
  return {
    chain,
    validators,
    simulatedMiners,
    home,
    nonces,
    configHash,
    apiContext: {
      db,
      chain,
      clock,
      nonceStore: nonces,
      validators,
      home,
      labels,
      networkName: settings.name,
      version: VERSION,
      configHash,
    },
  }
}

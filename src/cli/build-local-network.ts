import type { NeuronLabel } from '../api/api-context.ts'
import { createLocalChain, type LocalChain } from '../chain/local-chain.ts'
import { sha256Hex } from '../core/hash.ts'
import type { Transport } from '../core/transport.ts'
import { taoToRao } from '../core/units.ts'
import { createNonceSource } from '../identity/nonce-source.ts'
import type { Signer } from '../identity/signer.ts'
import type { Miner } from '../miner/miner.ts'
import type { AnsweringMiner } from '../miner/prompting/responder.ts'
import { createValidatorClient } from '../miner/validator-client.ts'
import { describeBehaviour } from '../simulation/behaviour.ts'
import { createPerception } from '../simulation/perception.ts'
import { createAnswerBoard } from '../simulation/prompting/answer-board.ts'
import { createOracle } from '../simulation/prompting/oracle.ts'
import { describePrompting } from '../simulation/prompting/prompting-behaviour.ts'
import { createSimulatedResponder } from '../simulation/prompting/simulated-responder.ts'
import { createSimulatedMiner, type SimulatedMiner } from '../simulation/simulated-miner.ts'
import { chainBlocks } from '../store/chain-blocks.ts'
import type { Validator } from '../validator/validator.ts'
import { ValidatorConfig } from '../validator/validator-config.ts'
import { runningMechanisms } from './mechanisms.ts'
import { assembleNetwork, type Network, type NetworkOptions } from './network.ts'
import { addressOf, networkKey, validatorSecret, validatorSecrets, validatorSeed } from './network-keys.ts'
import type { NetworkSettings } from './network-settings.ts'
import { createReachableMiners } from './reachable-miners.ts'

/** A network that is all in this process, its chain too. */
export interface LocalNetwork extends Network {
  readonly chain: LocalChain
  readonly simulatedMiners: readonly SimulatedMiner[]
  readonly home: Miner
}

export interface LocalNetworkOptions extends NetworkOptions {
  readonly settings: NetworkSettings
  /** How miners reach validators, and where. */
  readonly transport: Transport
  readonly origin: string
  /** Median time of a simulated judgment; 0 = none. */
  readonly thinkingMs: number
}

/** Stake of all validators together at genesis. */
const FOUNDING_STAKE_TAO = 1000

export async function buildLocalNetwork(options: LocalNetworkOptions): Promise<LocalNetwork> {
  const { db, clock, settings, transport, origin, thinkingMs } = options
  const keyOf = (name: string) => networkKey(settings, name)
  const config = ValidatorConfig.parse(options.config)
  const prompting = ValidatorConfig.parse({ taskSource: 'made', ...options.prompting })
  const mechanisms = runningMechanisms({ ...options, dojo: config, prompting })
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

  const oracle = createOracle(db)
  const board = createAnswerBoard()
  const answering = minerKeys.flatMap(({ name, prompting: behaviour, signer }): AnsweringMiner[] => {
    if (!behaviour) return []
    const seed = sha256Hex(`${settings.secret}/answers/${name}`)
    const responder = createSimulatedResponder({ name, behaviour, seed, oracle, board, thinkingMs })
    return [{ hotkey: addressOf(signer), signer, simulated: true, responder }]
  })
  const validators = validatorKeys.map(
    ({ name, signer }): Validator => ({
      db,
      chain,
      clock,
      signer,
      hotkey: addressOf(signer),
      secret: validatorSecret(settings, name),
      seed: validatorSeed(settings, name),
      mechanisms,
      miners: createReachableMiners({
        signer,
        clock,
        transport,
        origin,
        here: answering,
        privateAxons: true,
        config: prompting,
      }),
    }),
  )
  const minerOf = (signer: Signer, simulated: boolean): Miner => {
    const nextNonce = createNonceSource(clock)
    const clients = validators.map(({ hotkey }) => createValidatorClient({ signer, nextNonce, transport, hotkey, origin }))
    return { db, chain, clock, signer, hotkey: addressOf(signer), simulated, validators: async () => clients, payWindow: config.window }
  }
  const perception = createPerception(db, validatorSecrets(settings))
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
  const home = { ...minerOf(homeKey, false), coldSigner: keyOf('cold/home') }
  const labels = new Map<string, NeuronLabel>([
    ...validatorKeys.map(({ name, signer }) => [signer.address, { name, role: 'validator', behaviour: null, simulated: false }] as const),
    ...minerKeys.map(({ name, signer, behaviour, prompting: answers }) => {
      const words = answers ? `${describeBehaviour(behaviour)}; ${describePrompting(answers)}` : describeBehaviour(behaviour)
      return [signer.address, { name, role: 'miner', behaviour: words, simulated: true }] as const
    }),
    [homeKey.address, { name: 'home', role: 'miner', behaviour: null, simulated: false }],
  ])
  const founding = { config, prompting, population, tempo: settings.tempo }
  const chainGenesis = chain.genesisHash
  const network = assembleNetwork({
    db,
    clock,
    name: settings.name,
    chain,
    chainGenesis,
    mechanisms,
    validators,
    homes: [home],
    answering,
    labels,
    founding,
  })
  return { ...network, chain, simulatedMiners, home }
}

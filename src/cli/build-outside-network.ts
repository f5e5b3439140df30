import type { NeuronLabel } from '../api/api-context.ts'
import type { Chain } from '../chain/chain.ts'
import type { Transport } from '../core/transport.ts'
import { createNonceSource } from '../identity/nonce-source.ts'
import type { Miner } from '../miner/miner.ts'
import { createValidatorClient } from '../miner/validator-client.ts'
import type { Validator } from '../validator/validator.ts'
import { ValidatorConfig } from '../validator/validator-config.ts'
import { createValidatorSearch } from './find-validators.ts'
import { runningMechanisms } from './mechanisms.ts'
import { assembleNetwork, type Network, type NetworkOptions } from './network.ts'
import { validatorSecret, validatorSeed } from './network-keys.ts'
import type { OutsideSettings } from './network-settings.ts'
import { createReachableMiners } from './reachable-miners.ts'
import type { RoleKey } from './role-wallet.ts'

export interface OutsideNetworkOptions extends NetworkOptions {
  readonly chain: Chain
  readonly name: string
  readonly settings: OutsideSettings
  /** Without its key a role is left out. */
  readonly validator: RoleKey | undefined
  readonly miner: RoleKey | undefined
  /** How the miner reaches validators, and where those of this process are. */
  readonly transport: Transport
  readonly origin: string
  /** As {@link createReachableMiners} has it. */
  readonly privateAxons: boolean
}

/** What this process runs of a network whose chain is elsewhere: a validator, a miner, both, or only the pages of Explore. */
export async function buildOutsideNetwork(options: OutsideNetworkOptions): Promise<Network> {
  const { db, clock, chain, name, settings, transport, origin, privateAxons } = options
  const config = ValidatorConfig.parse(options.config)
  const { mechanismCount } = await chain.hyperparameters()
  const prompting = ValidatorConfig.parse({ taskSource: 'made', ...options.prompting })
  const mechanisms = runningMechanisms({ ...options, dojo: config, prompting }).filter(({ mechid }) => mechid < mechanismCount)
  const validators = options.validator ? [validatorOf(options.validator)] : []
  const home = options.miner && minerOf(options.miner)

  function validatorOf({ signer, hotkey }: RoleKey): Validator {
    return {
      db,
      chain,
      clock,
      signer,
      hotkey,
      secret: validatorSecret(settings, hotkey),
      seed: validatorSeed(settings, hotkey),
      mechanisms,
      miners: createReachableMiners({ signer, clock, transport, origin, here: [], privateAxons, config: prompting }),
    }
  }

  function minerOf({ signer, hotkey }: RoleKey): Miner {
    const nextNonce = createNonceSource(clock)
    return {
      db,
      chain,
      clock,
      signer,
      hotkey,
      simulated: false,
      payWindow: config.window,
      validators: createValidatorSearch({
        chain,
        clock,
        privateAxons,
        own: validators.map((validator) => validator.hotkey),
        origin,
        connect: (validator, at) => createValidatorClient({ signer, nextNonce, transport, hotkey: validator, origin: at }),
      }),
    }
  }

  const labels = new Map<string, NeuronLabel>()
  if (options.validator)
    labels.set(options.validator.hotkey, { name: options.validator.name, role: 'validator', behaviour: null, simulated: false })
  if (home) labels.set(home.hotkey, { name: 'home', role: 'miner', behaviour: null, simulated: false })
  const founding = { config, prompting, outside: settings.outside }
  return assembleNetwork({ db, clock, name, chain, mechanisms, validators, home, answering: [], labels, founding })
}

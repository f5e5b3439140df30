import type { NeuronLabel } from '../api/api-context.ts'
import type { Chain } from '../chain/chain.ts'
import type { Transport } from '../core/transport.ts'
import { createNonceSource } from '../identity/nonce-source.ts'
import type { Miner } from '../miner/miner.ts'
import { createValidatorClient } from '../miner/validator-client.ts'
import type { Hotkey } from '../protocol/ids.ts'
import type { Validator } from '../validator/validator.ts'
import { ValidatorConfig } from '../validator/validator-config.ts'
import { createValidatorSearch } from './find-validators.ts'
import { runningMechanisms } from './mechanisms.ts'
import { assembleNetwork, type Network, type NetworkOptions } from './network.ts'
import { validatorSecret, validatorSeed } from './network-keys.ts'
import type { OutsideSettings } from './network-settings.ts'
import { createReachableMiners } from './reachable-miners.ts'
import type { RoleKey } from './role-wallet.ts'
import { validatorsAt } from './validators-at.ts'

export interface OutsideNetworkOptions extends NetworkOptions {
  readonly chain: Chain
  /** As `ApiContext` has it. */
  readonly chainGenesis?: string | undefined
  readonly name: string
  readonly settings: OutsideSettings
  /** Without a key a role is left out. */
  readonly validator: RoleKey | undefined
  readonly miners: readonly RoleKey[]
  /** How the miner reaches validators, and where those of this process are. */
  readonly transport: Transport
  readonly origin: string
  /** As {@link createReachableMiners} has it. */
  readonly privateAxons: boolean
  /** Origin of the only server whose validators the miners ask. */
  readonly validatorsAt?: string | undefined
}

/** What this process runs of a network whose chain is elsewhere: a validator, miners, both, or only the pages of Explore. */
export async function buildOutsideNetwork(options: OutsideNetworkOptions): Promise<Network> {
  const { db, clock, chain, chainGenesis, name, settings, transport, origin, privateAxons } = options
  const config = ValidatorConfig.parse(options.config)
  const { mechanismCount } = await chain.hyperparameters()
  const prompting = ValidatorConfig.parse({ taskSource: 'made', ...options.prompting })
  const mechanisms = runningMechanisms({ ...options, dojo: config, prompting }).filter(({ mechid }) => mechid < mechanismCount)
  const validators = options.validator ? [validatorOf(options.validator)] : []
  const homes = options.miners.map(minerOf)

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
    const connect = (validator: Hotkey, at: string) =>
      createValidatorClient({ signer, nextNonce, transport, hotkey: validator, origin: at })
    const own = validators.map((validator) => validator.hotkey)
    return {
      db,
      chain,
      clock,
      signer,
      hotkey,
      simulated: false,
      payWindow: config.window,
      validators:
        options.validatorsAt === undefined
          ? createValidatorSearch({ chain, clock, privateAxons, own, origin, connect })
          : validatorsAt(options.validatorsAt, { clock, connect }),
    }
  }

  const labels = new Map<string, NeuronLabel>()
  if (options.validator)
    labels.set(options.validator.hotkey, { name: options.validator.name, role: 'validator', behaviour: null, simulated: false })
  for (const { hotkey, name } of options.miners)
    labels.set(hotkey, { name: homes.length === 1 ? 'home' : name, role: 'miner', behaviour: null, simulated: false })
  const founding = { config, prompting, outside: settings.outside }
  return assembleNetwork({ db, clock, name, chain, chainGenesis, mechanisms, validators, homes, answering: [], labels, founding })
}

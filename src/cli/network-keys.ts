import { sha256Hex } from '../core/hash.ts'
import { createSigner } from '../identity/create-signer.ts'
import type { Signer } from '../identity/signer.ts'
import { Hotkey } from '../protocol/ids.ts'
import type { NetworkSettings, OutsideSettings } from './network-settings.ts'

/** A key of the network by its name: all follow from the one secret that is kept with the data. */
export function networkKey({ secret }: Pick<NetworkSettings, 'secret'>, name: string, scheme: Signer['scheme'] = 'sr25519'): Signer {
  return createSigner({ seed: Buffer.from(sha256Hex(`${secret}/key/${name}`), 'hex'), scheme })
}

/** The secret behind a validator's ids, orders and leases. @param name on a chain elsewhere its hotkey */
export function validatorSecret({ secret }: Pick<NetworkSettings, 'secret'>, name: string): string {
  return sha256Hex(`${secret}/validator/${name}`)
}

/** The seed of a validator's stream of tasks: whoever knew it could make every task again, truth included. @param name as above */
export function validatorSeed({ secret }: Pick<NetworkSettings, 'secret'>, name: string): string {
  return sha256Hex(`${secret}/tasks/${name}`)
}

/** The secrets of all validators that may have worked here, by hotkey. */
export function validatorSecrets(settings: NetworkSettings | OutsideSettings): (hotkey: string) => string {
  const validators = 'outside' in settings ? [] : settings.population.validators
  const names = new Map(validators.map(({ name }) => [networkKey(settings, `validator/${name}`).address, name]))
  return (hotkey) => validatorSecret(settings, names.get(hotkey) ?? hotkey)
}

export function addressOf(signer: Signer): Hotkey {
  return Hotkey.parse(signer.address)
}

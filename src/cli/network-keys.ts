import { sha256Hex } from '../core/hash.ts'
import { createSigner } from '../identity/create-signer.ts'
import type { Signer } from '../identity/signer.ts'
import { Hotkey } from '../protocol/ids.ts'
import type { NetworkSettings } from './network-settings.ts'

/** A key of the network by its name: all follow from the one secret that is kept with the data. */
export function networkKey({ secret }: Pick<NetworkSettings, 'secret'>, name: string, scheme: Signer['scheme'] = 'sr25519'): Signer {
  return createSigner({ seed: Buffer.from(sha256Hex(`${secret}/key/${name}`), 'hex'), scheme })
}

/** The secret behind a validator's ids, orders and leases. */
export function validatorSecret({ secret }: Pick<NetworkSettings, 'secret'>, name: string): string {
  return sha256Hex(`${secret}/validator/${name}`)
}

export function addressOf(signer: Signer): Hotkey {
  return Hotkey.parse(signer.address)
}

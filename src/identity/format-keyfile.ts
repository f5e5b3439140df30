import { bytesToHex } from '@noble/hashes/utils.js'
import { toCanonicalSecret } from './canonical-secret.ts'
import { type SecretKey, signerOf } from './secret-key.ts'
import type { Signer } from './signer.ts'

/**
 * A key as Bittensor's wallet writes it, secret and all.
 * @source opentensor/btwallet, keyfile.rs: serialized_keypair_to_keyfile_data
 */
export function formatKeyfile(key: SecretKey): string {
  return JSON.stringify({
    ...publicFields(signerOf(key)),
    ...(key.scheme === 'sr25519' ? { privateKey: hex(toCanonicalSecret(key.secret)) } : {}),
    ...(key.phrase === undefined ? {} : { secretPhrase: key.phrase }),
    ...(key.seed === undefined ? {} : { secretSeed: hex(key.seed) }),
  })
}

/** The same key without its secret, as in `coldkeypub.txt`. */
export function formatPublicKeyfile(signer: Signer): string {
  return JSON.stringify(publicFields(signer))
}

function publicFields({ publicKey, address, scheme }: Signer) {
  return { accountId: hex(publicKey), publicKey: hex(publicKey), ss58Address: address, cryptoType: scheme === 'sr25519' ? 1 : 0 }
}

const hex = (bytes: Uint8Array) => `0x${bytesToHex(bytes)}`

import { hexToBytes } from '@noble/hashes/utils.js'
import * as z from 'zod'
import { fromCanonicalSecret } from './canonical-secret.ts'
import { KeyfileError, SecretError } from './errors.ts'
import { parseSecretUri } from './parse-secret-uri.ts'
import { keyFromSeed, type SecretKey, signerOf } from './secret-key.ts'
import type { Signer } from './signer.ts'
import { encodeAddress, isAddress } from './ss58.ts'

/** What a wallet file tells: always the address, and the secret unless it is a file of public fields only. */
export interface WalletKey {
  readonly address: string
  readonly scheme: Signer['scheme']
  readonly secret: SecretKey | undefined
}

const hexOf = (bytes: number) =>
  z
    .string()
    .regex(new RegExp(`^(0x)?[0-9a-fA-F]{${2 * bytes}}$`))
    .transform((text) => hexToBytes(text.replace(/^0x/, '')))

const Fields = z.object({
  secretPhrase: z.string().nullish(),
  secretSeed: hexOf(32).nullish(),
  privateKey: hexOf(64).nullish(),
  publicKey: hexOf(32).nullish(),
  ss58Address: z.string().nullish(),
  ' ss58Address': z.string().nullish(), // some very old files
  cryptoType: z.coerce
    .number()
    .pipe(z.union([z.literal(0), z.literal(1)]))
    .nullish(),
})
type Fields = z.infer<typeof Fields>

/**
 * Reads what a Bittensor wallet file holds: JSON, or in very old files a bare seed or phrase.
 * The secret is taken from the phrase, else the seed, else the private key, and has to lead to the address beside it.
 *
 * @param file its name, for errors
 * @throws {@link KeyfileError} if it is of no known form, or its secret belongs to another address
 * @source opentensor/btwallet, keyfile.rs: deserialize_keypair_from_keyfile_data
 */
export function parseKeyfile(text: string, file: string): WalletKey {
  const fields = readFields(text.trim(), file)
  const address = fields.ss58Address ?? fields[' ss58Address'] ?? (fields.publicKey ? encodeAddress(fields.publicKey) : undefined)
  const declared = fields.cryptoType === 0 ? 'ed25519' : 'sr25519'
  const other = fields.cryptoType === 0 ? 'sr25519' : 'ed25519'
  let hasSecret = false
  for (const scheme of [declared, other] as const) {
    const secret = secretOf(fields, scheme, file)
    if (!secret) continue
    hasSecret = true
    const derived = signerOf(secret).address
    if (address === undefined || derived === address) return { address: derived, scheme, secret }
  }
  if (hasSecret) throw new KeyfileError({ file, expected: 'a secret that leads to the address beside it', got: 'one of another address' })
  return { address: checked(address, file), scheme: declared, secret: undefined }
}

function readFields(text: string, file: string): Fields {
  if (!text.startsWith('{')) return /^(0x)?[0-9a-f]{64}$/i.test(text) ? Fields.parse({ secretSeed: text }) : { secretPhrase: text }
  const parsed = Fields.safeParse(parseJson(text, file))
  if (parsed.success) return parsed.data
  const field = parsed.error.issues[0]?.path.join('.') ?? ''
  throw new KeyfileError({ file, expected: `the JSON of a key`, got: `a ${JSON.stringify(field)} of another form` })
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new KeyfileError({ file, expected: 'the JSON of a key', got: 'text that is no JSON' }) // its cause would repeat some of the text
  }
}

function secretOf({ secretPhrase, secretSeed, privateKey }: Fields, scheme: Signer['scheme'], file: string): SecretKey | undefined {
  if (secretPhrase) return fromPhrase(secretPhrase, scheme, file)
  if (secretSeed) return keyFromSeed(secretSeed, scheme)
  if (!privateKey || scheme === 'ed25519') return undefined
  const secret = fromCanonicalSecret(privateKey)
  if (!secret) throw new KeyfileError({ file, expected: 'a private key', got: 'bytes that are none' })
  return { scheme, secret, seed: undefined, phrase: undefined }
}

function fromPhrase(phrase: string, scheme: Signer['scheme'], file: string): SecretKey {
  try {
    return parseSecretUri(phrase, scheme)
  } catch (cause) {
    if (!(cause instanceof SecretError)) throw cause
    throw new KeyfileError({ file, expected: 'a key', got: 'neither JSON, nor a seed, nor a phrase', cause })
  }
}

function checked(address: string | undefined, file: string): string {
  if (address === undefined) throw new KeyfileError({ file, expected: 'the JSON of a key', got: 'neither a secret nor an address' })
  if (!isAddress(address)) throw new KeyfileError({ file, expected: 'an ss58 address', got: 'another text for one' })
  return address
}

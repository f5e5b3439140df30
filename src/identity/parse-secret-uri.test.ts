import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import { sr25519_derive_public_soft, sr25519_derive_seed_hard } from '@polkadot-labs/schnorrkel-wasm'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSigner } from './create-signer.ts'
import { SecretError } from './errors.ts'
import { parseSecretUri } from './parse-secret-uri.ts'
import { signerOf } from './secret-key.ts'
import { seedFromPhrase } from './seed-from-phrase.ts'
import { anyText, outcomeOf } from './testing.ts'
import { verifySignature } from './verify-signature.ts'

const DEV_PHRASE = 'bottom drive obey lake curtain smoke basket hold race lonely fit walk'
const DEV_SEED = 'fac7959dbfe72f052e5a0c3c8d6530f202b02fd8f9f5ca3580ec8deb7797479e'
const ALICE_SEED = 'e5be9a5092b81bca64be81d212e7f2f9eba183bb7a90954f7b76361f6edb5c0a'
const addressOf = (uri: string, scheme: 'sr25519' | 'ed25519' = 'sr25519') => signerOf(parseSecretUri(uri, scheme)).address
/** The SCALE text "name", padded: what a short name becomes as a chain code. */
const chainCode = (name: string) =>
  hexToBytes((bytesToHex(Uint8Array.of(name.length << 2)) + Buffer.from(name).toString('hex')).padEnd(64, '0'))

describe('seedFromPhrase', () => {
  it('makes the seed of the development phrase, whatever stands between its words', () => {
    expect(bytesToHex(seedFromPhrase(DEV_PHRASE))).toBe(DEV_SEED)
    expect(bytesToHex(seedFromPhrase(`  ${DEV_PHRASE.replaceAll(' ', ' \n ')} `))).toBe(DEV_SEED)
  })

  it('makes the seed that substrate-bip39 publishes for the password "Substrate"', () => {
    const legal = 'legal winner thank year wave sausage worth useful legal winner thank yellow'
    expect(bytesToHex(seedFromPhrase(legal, 'Substrate'))).toBe('4313249608fe8ac10fd5886c92c4579007272cb77c21551ee5b8d60b78041685')
  })

  it.each(['', 'bottom', DEV_PHRASE.replace('walk', 'drive'), `${DEV_PHRASE} walk`, DEV_PHRASE.replace('walk', 'zzzz')])(
    'refuses %j, and never repeats a word of it',
    (phrase) => {
      const error = outcomeOf(() => seedFromPhrase(phrase))
      expect(error).toBeInstanceOf(SecretError)
      expect(`${error}${(error as Error).cause}`).not.toMatch(/bottom|zzzz/)
    },
  )
})

describe('parseSecretUri', () => {
  // Development keys of Substrate: public knowledge, printed by `subkey inspect`.
  it.each([
    [DEV_PHRASE, 'sr25519', '5DfhGyQdFobKM8NsWvEeAKk5EQQgYe9AydgJ7rMB6E1EqRzV'],
    ['//Alice', 'sr25519', '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY'],
    ['//Bob', 'sr25519', '5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty'],
    ['//Charlie', 'sr25519', '5FLSigC9HGRKVhB9FiEo4Y3koPsNmBmLJbpXg2mp1hXcS59Y'],
    ['//Alice//stash', 'sr25519', '5GNJqTPyNqANBkUVMN1LPPrxXnFouWXoe2wNSmmEoLctxiZY'],
    ['//Alice', 'ed25519', '5FA9nQDVg267DEd8m1ZypXLBnvN7SFxYwV7ndqSYGiN9TTpu'],
    ['//Bob', 'ed25519', '5GoNkf6WdbxCFnPdAnYYQyCjAKPJgLNxXwPjwTh6DGg6gN3E'],
  ] as const)('knows %s of %s', (uri, scheme, address) => {
    expect(addressOf(uri, scheme)).toBe(address)
  })

  it('starts at a seed as at the phrase behind it', () => {
    expect(addressOf(`0x${DEV_SEED}//Alice`)).toBe(addressOf('//Alice'))
    expect(addressOf(`0x${ALICE_SEED}`)).toBe(addressOf('//Alice'))
    expect(addressOf(`${DEV_PHRASE}//Alice`)).toBe(addressOf('//Alice'))
  })

  it('derives hard and soft keys as the Rust library does', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.stringMatching(/^[a-z]{1,31}$/), (seed, name) => {
        const root = `0x${bytesToHex(seed)}`
        const hard = createSigner({ seed: sr25519_derive_seed_hard(seed, chainCode(name)), scheme: 'sr25519' })
        expect(addressOf(`${root}//${name}`)).toBe(hard.address)
        const parent = signerOf(parseSecretUri(root, 'sr25519')).publicKey
        const soft = signerOf(parseSecretUri(`${root}/${name}`, 'sr25519'))
        expect(soft.publicKey).toEqual(sr25519_derive_public_soft(parent, chainCode(name)))
        const message = Uint8Array.of(1, 2, 3)
        expect(verifySignature({ address: soft.address, scheme: 'sr25519', message, signature: soft.sign(message) })).toBe(true)
      }),
      { numRuns: 20 },
    )
  })

  it('tells numbers from names, and hard from soft', () => {
    const uris = [
      '//1',
      '/1',
      '//01x',
      '//1//2',
      '//2//1',
      '//18446744073709551615',
      '//18446744073709551616',
      `//${'x'.repeat(63)}`,
      `//${'x'.repeat(64)}`,
    ]
    expect(new Set(uris.map((uri) => addressOf(uri))).size).toBe(uris.length)
    expect(addressOf('//1')).toBe(addressOf('//01')) // one number, written twice
  })

  it('keeps the phrase only where the key is its own', () => {
    expect(parseSecretUri(DEV_PHRASE, 'sr25519').phrase).toBe(DEV_PHRASE)
    for (const uri of [`${DEV_PHRASE}//1`, `${DEV_PHRASE}///password`]) expect(parseSecretUri(uri, 'ed25519').phrase).toBeUndefined()
  })

  it('makes another key with a password', () => {
    expect(addressOf(`${DEV_PHRASE}///password`)).not.toBe(addressOf(DEV_PHRASE))
  })

  it.each(['', '/', '//', '0x12', `0x${'0'.repeat(63)}`, 'Alice', '///password', `//${'x'.repeat(3000)}`])('refuses %j', (uri) => {
    expect(() => parseSecretUri(uri, 'sr25519')).toThrow(SecretError)
  })

  it('refuses soft steps of ed25519, which has none', () => {
    expect(() => parseSecretUri('//Alice/soft', 'ed25519')).toThrow(SecretError)
  })

  it('answers any text with a key or a SecretError, soon', () => {
    const text = fc.oneof(anyText, fc.stringMatching(/^[/0x a-f]{0,300}$/))
    fc.assert(
      fc.property(text, fc.constantFrom('sr25519' as const, 'ed25519' as const), (uri, scheme) => {
        const result = outcomeOf(() => signerOf(parseSecretUri(uri, scheme)).address)
        expect(typeof result === 'string' || result instanceof SecretError).toBe(true)
      }),
    )
  })
})

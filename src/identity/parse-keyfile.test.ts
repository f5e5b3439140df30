import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BaseError } from '../core/base-error.ts'
import { KeyfileError } from './errors.ts'
import { formatKeyfile, formatPublicKeyfile } from './format-keyfile.ts'
import { parseKeyfile } from './parse-keyfile.ts'
import { parseSecretUri } from './parse-secret-uri.ts'
import { keyFromSeed, signerOf } from './secret-key.ts'
import { anyText, outcomeOf } from './testing.ts'
import { verifySignature } from './verify-signature.ts'

// Of the development key //Alice, as Bittensor's wallet writes them.
const DEV_PHRASE = 'bottom drive obey lake curtain smoke basket hold race lonely fit walk'
const ALICE = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY'
const ALICE_ED25519 = '5FA9nQDVg267DEd8m1ZypXLBnvN7SFxYwV7ndqSYGiN9TTpu'
const SEED = '0xe5be9a5092b81bca64be81d212e7f2f9eba183bb7a90954f7b76361f6edb5c0a'
const PRIVATE_KEY =
  '0x33a6f3093f158a7109f679410bef1a0c54168145e0cecb4df006c1c2fffb1f09925a225d97aa00682d6a59b95b18780c10d7032336e88f3442b42361f4a66011'
const PUBLIC_KEY = '0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d'
const parse = (fields: object) => parseKeyfile(JSON.stringify(fields), 'test')

describe('parseKeyfile', () => {
  it.each([
    ['a seed', { secretSeed: SEED, ss58Address: ALICE }],
    ['a private key', { privateKey: PRIVATE_KEY, ss58Address: ALICE, cryptoType: 1 }],
    ['a private key alone', { privateKey: PRIVATE_KEY }],
    ['a key type in digits', { secretSeed: SEED, ss58Address: ALICE, cryptoType: '1' }],
    ['the wrong key type', { secretSeed: SEED, ss58Address: ALICE, cryptoType: 0 }],
    ['a phrase, with a path as newer wallets allow', { secretPhrase: `${DEV_PHRASE}//Alice`, ss58Address: ALICE }],
    ['the address under its old name', { secretSeed: SEED, ' ss58Address': ALICE }],
    [
      'empty fields',
      { secretSeed: SEED, secretPhrase: null, privateKey: null, accountId: PUBLIC_KEY, accountType: 'x', ss58Address: ALICE },
    ],
  ])('reads a file with %s, and its key signs', (_, fields) => {
    const { address, scheme, secret } = parse(fields)
    expect({ address, scheme }).toEqual({ address: ALICE, scheme: 'sr25519' })
    const message = utf8ToBytes('hello')
    expect(verifySignature({ address, scheme, message, signature: signerOf(secret!).sign(message) })).toBe(true)
  })

  it('reads ed25519 keys, and finds out that one is where the file does not say so', () => {
    const seed = `0x${bytesToHex(parseSecretUri('//Alice', 'ed25519').seed!)}`
    for (const cryptoType of [0, undefined])
      expect(parse({ secretSeed: seed, ss58Address: ALICE_ED25519, cryptoType })).toMatchObject({
        address: ALICE_ED25519,
        scheme: 'ed25519',
      })
  })

  it('reads public files, which hold no secret', () => {
    for (const fields of [{ ss58Address: ALICE }, { publicKey: PUBLIC_KEY }])
      expect(parse(fields)).toEqual({ address: ALICE, scheme: 'sr25519', secret: undefined })
  })

  it('reads very old files: a bare seed or a bare phrase', () => {
    for (const text of [SEED, SEED.slice(2), `${SEED}\n`]) expect(parseKeyfile(text, 'test').address).toBe(ALICE)
    expect(parseKeyfile(`${DEV_PHRASE}\n`, 'test').address).toBe('5DfhGyQdFobKM8NsWvEeAKk5EQQgYe9AydgJ7rMB6E1EqRzV')
  })

  it('holds the private key as schnorrkel does, an eighth of what the library works with', () => {
    const { secret } = parse({ privateKey: PRIVATE_KEY })
    expect(secret).toMatchObject({ scheme: 'sr25519' })
    expect(secret).toEqual({ ...keyFromSeed(hexToBytes(SEED.slice(2)), 'sr25519'), seed: undefined })
  })

  it.each([
    ['a secret of another address', { secretSeed: SEED, ss58Address: '5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty' }],
    ['a zero private key', { privateKey: `0x${'00'.repeat(64)}` }],
    ['a private key beyond the group', { privateKey: `0x${'ff'.repeat(64)}` }],
    ['a short seed', { secretSeed: '0x12' }],
    ['another key type', { secretSeed: SEED, cryptoType: 2 }],
    ['nothing in it', {}],
    ['a broken phrase', { secretPhrase: 'bottom bottom' }],
  ])('refuses a file with %s, and repeats no secret', (_, fields) => {
    const error = outcomeOf(() => parse(fields))
    expect(error).toBeInstanceOf(KeyfileError)
    expect(String(error)).not.toMatch(/bottom|e5be9a|0x/)
  })

  it('gives back every key that formatKeyfile writes', () => {
    const seed = fc.uint8Array({ minLength: 32, maxLength: 32 })
    fc.assert(
      fc.property(seed, fc.constantFrom('sr25519' as const, 'ed25519' as const), fc.boolean(), (seed, scheme, derived) => {
        const key = derived ? parseSecretUri(`0x${bytesToHex(seed)}//child`, scheme) : keyFromSeed(seed, scheme)
        const { address, publicKey } = signerOf(key)
        expect(parseKeyfile(formatKeyfile(key), 'test')).toEqual({ address, scheme, secret: key })
        expect(parseKeyfile(formatPublicKeyfile(signerOf(key)), 'test')).toEqual({ address, scheme, secret: undefined })
        expect(JSON.parse(formatKeyfile(key))).toMatchObject({ publicKey: `0x${bytesToHex(publicKey)}`, ss58Address: address })
      }),
      { numRuns: 30 },
    )
  })

  it('writes //Alice as the wallet does', () => {
    expect(JSON.parse(formatKeyfile(keyFromSeed(hexToBytes(SEED.slice(2)), 'sr25519')))).toEqual({
      accountId: PUBLIC_KEY,
      publicKey: PUBLIC_KEY,
      privateKey: PRIVATE_KEY,
      secretSeed: SEED,
      ss58Address: ALICE,
      cryptoType: 1,
    })
  })

  it('answers any text and any JSON with a key or a typed error', () => {
    const hex = fc.uint8Array({ minLength: 60, maxLength: 66 }).map((bytes) => `0x${bytesToHex(bytes)}`)
    const name = fc.constantFrom(
      'secretPhrase',
      'secretSeed',
      'privateKey',
      'publicKey',
      'ss58Address',
      ' ss58Address',
      'cryptoType',
      '__proto__',
    )
    const json = fc.dictionary(name, fc.oneof(hex, anyText, fc.constantFrom(ALICE, SEED, PRIVATE_KEY, 0, 1, '0'), fc.jsonValue()))
    const text = fc.oneof(
      anyText,
      fc.json(),
      json.map((value) => JSON.stringify(value)),
      fc.constant('{"a":'.repeat(10_000)),
    )
    fc.assert(
      fc.property(text, (text) => {
        const result = outcomeOf(() => parseKeyfile(text, 'test'))
        if (result instanceof Error) expect(result).toBeInstanceOf(BaseError)
      }),
      { numRuns: 500 },
    )
  })
})

import { spawnSync } from 'node:child_process'
import { ed25519 } from '@noble/curves/ed25519.js'
import { hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSigner } from './create-signer.ts'
import { scureSr25519, sr25519 } from './sr25519.ts'
import { encodeAddress } from './ss58.ts'
import { aSigner } from './testing.ts'
import { verifySignature } from './verify-signature.ts'
import { createWorkerSigner } from './worker-signer.ts'

const seed = fc.uint8Array({ minLength: 32, maxLength: 32 })
const message = fc.uint8Array({ maxLength: 300 })
const scheme = fc.constantFrom('sr25519' as const, 'ed25519' as const)

describe('verifySignature', () => {
  it('accepts what the key signed and nothing else', () => {
    fc.assert(
      fc.property(seed, message, scheme, fc.nat(511), (seed, message, scheme, bit) => {
        const { address, sign } = createSigner({ seed, scheme })
        const signature = sign(message)
        expect(verifySignature({ address, scheme, message, signature })).toBe(true)
        expect(verifySignature({ address, scheme, message: Uint8Array.of(...message, 0), signature })).toBe(false)
        expect(verifySignature({ address, scheme: scheme === 'sr25519' ? 'ed25519' : 'sr25519', message, signature })).toBe(false)
        const flipped = signature.slice()
        flipped[bit >> 3]! ^= 1 << (bit & 7)
        expect(verifySignature({ address, scheme, message, signature: flipped })).toBe(false)
      }),
      { numRuns: 60 },
    )
  })

  it('accepts an sr25519 signature made by another implementation', () => {
    // Public vector of tensorplex-labs/dojo: pkg/signature/verify_test.go
    const address = '5Eq1FDc9oz1tTm4MqGLdH4ajgz9eMgQ5To812axojN121DiQ'
    const message = utf8ToBytes(`I solemnly swear that I am up to some good. Hotkey: ${address}`)
    const signature = hexToBytes(
      '8ee4ce50165f23b739ec55c2beeafcd273685819c32470df26b0641d15593d3b08b8aef7c391f01e7c2e34c2ee12b80df0c4b615cc0d0966be0dc81192bbc286',
    )
    expect(verifySignature({ address, scheme: 'sr25519', message, signature })).toBe(true)
  })

  it('answers any bytes with false', () => {
    const bytes = fc.oneof(fc.uint8Array({ maxLength: 70 }), fc.uint8Array({ minLength: 64, maxLength: 64 }))
    const address = fc.oneof(fc.string(), fc.uint8Array({ minLength: 32, maxLength: 32 }).map(encodeAddress))
    fc.assert(
      fc.property(address, scheme, message, bytes, (address, scheme, message, signature) => {
        expect(verifySignature({ address, scheme, message, signature })).toBe(false)
      }),
      { numRuns: 500 },
    )
  })

  it('still accepts good signatures after ten thousand malformed ones', () => {
    const { address, publicKey, sign } = aSigner(1)
    const message = new Uint8Array(1000)
    const good = sign(message)
    const unmarked = good.slice()
    unmarked[63]! &= 0x7f
    const scalarTooLarge = good.slice().fill(0xff, 32)
    const noPoint = encodeAddress(new Uint8Array(32).fill(0xff))
    for (let i = 0; i < 2_500; i++) {
      expect(verifySignature({ address, scheme: 'sr25519', message, signature: unmarked })).toBe(false)
      expect(verifySignature({ address, scheme: 'sr25519', message, signature: scalarTooLarge })).toBe(false)
      expect(verifySignature({ address, scheme: 'sr25519', message, signature: good.subarray(1) })).toBe(false)
      expect(verifySignature({ address: noPoint, scheme: 'sr25519', message, signature: good })).toBe(false)
    }
    expect(verifySignature({ address: encodeAddress(publicKey), scheme: 'sr25519', message, signature: good })).toBe(true)
  })

  it('refuses keys that anyone could sign for', () => {
    const neutral = Uint8Array.of(1, ...new Uint8Array(31)) // the neutral element of ed25519: R = sB fits every message
    const s = 7n
    const forged = new Uint8Array(64)
    forged.set(ed25519.Point.BASE.multiply(s).toBytes())
    forged[32] = Number(s)
    expect(verifySignature({ address: encodeAddress(neutral), scheme: 'ed25519', message: utf8ToBytes('pay'), signature: forged })).toBe(
      false,
    )
    expect(
      verifySignature({ address: encodeAddress(new Uint8Array(32)), scheme: 'sr25519', message: utf8ToBytes('pay'), signature: forged }),
    ).toBe(false)
  })
})

describe('signers', () => {
  it('make the same ed25519 signatures in a browser and here', () => {
    fc.assert(
      fc.property(seed, message, (seed, message) => {
        const browser = createWorkerSigner(seed)
        const here = createSigner({ seed, scheme: 'ed25519' })
        expect(browser.address).toBe(here.address)
        expect(browser.sign(message)).toEqual(here.sign(message))
      }),
      { numRuns: 50 },
    )
  })

  it('make sr25519 signatures that the pure JavaScript fallback accepts, and the other way round', () => {
    expect(sr25519.library).toBe('schnorrkel-wasm')
    fc.assert(
      fc.property(seed, message, (seed, message) => {
        const secret = sr25519.secretFromSeed(seed)
        expect(scureSr25519.secretFromSeed(seed)).toEqual(secret)
        const publicKey = sr25519.publicKey(secret)
        expect(scureSr25519.publicKey(secret)).toEqual(publicKey)
        expect(scureSr25519.verify(publicKey, message, sr25519.sign(publicKey, secret, message))).toBe(true)
        expect(sr25519.verify(publicKey, message, scureSr25519.sign(publicKey, secret, message))).toBe(true)
      }),
      { numRuns: 20 },
    )
  })

  it('fall back to pure JavaScript where WebAssembly is not allowed', () => {
    const load = (name: string) => `await import(${JSON.stringify(new URL(name, import.meta.url).href)})`
    // Node itself needs WebAssembly once, to strip the types from the first file it loads.
    const script = `${load('./signer.ts')}; delete globalThis.WebAssembly; console.log((${load('./sr25519.ts')}).sr25519.library)`
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' })
    expect(stdout.trim()).toBe('scure')
  })

  it("derive Alice's public key from her seed", () => {
    const alice = createSigner({ seed: hexToBytes('e5be9a5092b81bca64be81d212e7f2f9eba183bb7a90954f7b76361f6edb5c0a'), scheme: 'sr25519' })
    expect(alice.publicKey).toEqual(hexToBytes('d43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d'))
  })

  it('keep signing with the seed they were given when its array is reused', () => {
    const seed = new Uint8Array(32).fill(5)
    const signer = createWorkerSigner(seed)
    const before = signer.sign(new Uint8Array(3))
    seed.fill(6)
    expect(signer.sign(new Uint8Array(3))).toEqual(before)
  })

  it('refuse a seed of another length', () => {
    expect(() => createSigner({ seed: new Uint8Array(31), scheme: 'sr25519' })).toThrow(RangeError)
    expect(() => createWorkerSigner(new Uint8Array(64))).toThrow(RangeError)
  })
})

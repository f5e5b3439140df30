import { hexToBytes } from '@noble/hashes/utils.js'
import { base58 } from '@scure/base'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AddressError } from './errors.ts'
import { decodeAddress, encodeAddress } from './ss58.ts'
import { anyText } from './testing.ts'

// Development keys of Substrate: public knowledge, printed by `subkey inspect //Alice`.
const ALICE = {
  address: '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY',
  hex: 'd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d',
}
const BOB = {
  address: '5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty',
  hex: '8eaf04151687736326c9fea17e25fc5287613693c912909cb226aa4794f26a48',
}
const key = fc.uint8Array({ minLength: 32, maxLength: 32 })

describe('ss58', () => {
  it.each([ALICE, BOB])('knows the development key $address', ({ address, hex }) => {
    expect(encodeAddress(hexToBytes(hex))).toBe(address)
    expect(decodeAddress(address)).toEqual(hexToBytes(hex))
  })

  it("ends Alice's address in the checksum bytes 1d 21", () => {
    expect(base58.decode(ALICE.address).slice(33)).toEqual(hexToBytes('1d21'))
  })

  it('gives back every key it encodes', () => {
    fc.assert(
      fc.property(key, (publicKey) => {
        expect(decodeAddress(encodeAddress(publicKey))).toEqual(publicKey)
      }),
    )
  })

  it('refuses an address with any one character changed, but for the one in 65,536 that fits two bytes of checksum', () => {
    let accepted = 0
    fc.assert(
      fc.property(
        key,
        fc.nat(47),
        fc.constantFrom(...'123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'),
        (publicKey, at, letter) => {
          const address = encodeAddress(publicKey)
          const changed = address.slice(0, at) + letter + address.slice(at + 1)
          if (changed === address || !readable(changed)) return
          accepted += 1
          expect(encodeAddress(decodeAddress(changed))).toBe(changed)
        },
      ),
      { numRuns: 1000 },
    )
    expect(accepted).toBeLessThan(4) // four by chance: once in 10^8 runs
  })

  it('answers any text with a key or an AddressError', () => {
    const text = fc.oneof(anyText, fc.base64String({ minLength: 46, maxLength: 48 }))
    fc.assert(
      fc.property(text, (address) => {
        expect(readable(address)).toBe(false)
      }),
    )
  })

  it('refuses a text of a million letters at once, since decoding one takes quadratic time', () => {
    expect(readable('1'.repeat(1_000_000))).toBe(false)
  })

  it('refuses another network, a shortened key and what is not a text', () => {
    expect(() => decodeAddress('15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5')).toThrow(AddressError) // Alice with prefix 0
    expect(() => decodeAddress(ALICE.address.slice(0, 46))).toThrow(AddressError)
    expect(() => decodeAddress(undefined as unknown as string)).toThrow(AddressError)
  })

  it('hands out copies, so that a caller cannot change what the next one gets', () => {
    decodeAddress(BOB.address).fill(0)
    expect(decodeAddress(BOB.address)).toEqual(hexToBytes(BOB.hex))
  })

  it('refuses to encode a key of another length', () => {
    expect(() => encodeAddress(new Uint8Array(31))).toThrow(RangeError)
  })
})

function readable(address: string): boolean {
  try {
    decodeAddress(address)
    return true
  } catch (error) {
    expect(error).toBeInstanceOf(AddressError)
    return false
  }
}

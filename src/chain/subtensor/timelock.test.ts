import { utf8ToBytes } from '@noble/hashes/utils.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { round1000 } from './round-1000.testing.ts'
import { openWithSignature, sealToRound } from './timelock.ts'

describe('sealToRound', () => {
  it('makes what the signature of its round opens, 244 bytes longer', () => {
    for (const plain of [new Uint8Array(), utf8ToBytes('weights'), new Uint8Array(1000).fill(7)]) {
      const sealed = sealToRound(1000, plain)
      expect(sealed).toHaveLength(plain.length + 244)
      expect(openWithSignature(round1000, sealed)).toEqual(plain)
    }
  })

  it('makes another seal each time, so that equal weights do not show', () => {
    expect(sealToRound(1000, Uint8Array.of(1))).not.toEqual(sealToRound(1000, Uint8Array.of(1)))
  })

  it('locks to one round and to no other', () => {
    expect(openWithSignature(round1000, sealToRound(1001, Uint8Array.of(1)))).toBeUndefined()
  })
})

describe('openWithSignature', () => {
  it('opens nothing that was changed', () => {
    const sealed = sealToRound(1000, utf8ToBytes('weights'))
    const change = fc.tuple(fc.nat(sealed.length - 1 - 16), fc.integer({ min: 1, max: 255 })) // the last 16 bytes name the suite
    fc.assert(
      fc.property(change, ([place, bits]) => {
        const changed = sealed.map((byte, index) => (index === place ? byte ^ bits : byte))
        expect(openWithSignature(round1000, changed)).toBeUndefined()
      }),
      { numRuns: 20 },
    )
  })

  it('answers whatever comes in', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.uint8Array({ maxLength: 60 }), (sealed, signature) => {
        expect(openWithSignature(signature, sealed)).toBeUndefined()
      }),
    )
  })
})

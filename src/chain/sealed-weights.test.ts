import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { roundKey } from './round-key.ts'
import { openWeights, sealWeights } from './sealed-weights.ts'
import { Call } from './signed-extrinsic.ts'
import { aHotkey } from './testing.ts'

const u16 = fc.nat(65_535)
const anyWeights = fc.array(fc.tuple(u16, u16), { maxLength: 40 }).map((cells) => ({
  hotkey: aHotkey(1).hotkey,
  dests: cells.map(([dest]) => dest),
  values: cells.map(([, value]) => value),
  versionKey: 3,
}))
const key = roundKey('secret', 20)

describe('sealed weights', () => {
  it('open with the secret key of their round, to exactly what was sealed', () => {
    fc.assert(
      fc.property(anyWeights, (weights) => {
        expect(openWeights(key.secretKey, sealWeights(key.publicKey, weights))).toEqual(weights)
      }),
      { numRuns: 20 },
    )
  })

  it('open with no other key: neither another round, nor another chain, nor the public key', () => {
    const sealed = sealWeights(key.publicKey, { hotkey: aHotkey(1).hotkey, dests: [1], values: [1], versionKey: 0 })
    for (const wrong of [roundKey('secret', 21).secretKey, roundKey('another', 20).secretKey, key.publicKey])
      expect(openWeights(wrong, sealed)).toBeUndefined()
  })

  it('are within the bound for a row of 4,096 uids, with room for the longest numbers', () => {
    const uids = Array.from({ length: 4096 }, (_, uid) => uid)
    const weights = { hotkey: aHotkey(1).hotkey, dests: uids, values: uids.map(() => 65_535), versionKey: Number.MAX_SAFE_INTEGER }
    const sealed = sealWeights(key.publicKey, weights)
    const call = { name: 'commit_timelocked_mechanism_weights', args: { netuid: 1, mechid: 0, commit: sealed, round: 20, version: 4 } }
    expect(Call.safeParse(call).success).toBe(true)
    expect(Call.safeParse({ ...call, args: { ...call.args, commit: `${sealed}${sealed}` } }).success).toBe(false)
    expect(openWeights(key.secretKey, sealed)).toEqual(weights)
  })

  it('show nothing when sealed twice: the same weights look different', () => {
    const weights = { hotkey: aHotkey(1).hotkey, dests: [1], values: [1], versionKey: 0 }
    expect(sealWeights(key.publicKey, weights)).not.toBe(sealWeights(key.publicKey, weights))
  })

  it('are nothing when a byte was changed, or when they never were any', () => {
    const sealed = Buffer.from(sealWeights(key.publicKey, { hotkey: aHotkey(1).hotkey, dests: [1], values: [9], versionKey: 0 }), 'hex')
    fc.assert(
      fc.property(fc.nat(sealed.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        if (at === 31 && flip === 128) return // X25519 ignores the topmost bit of a public key
        const changed = Uint8Array.from(sealed)
        changed[at]! ^= flip
        expect(openWeights(key.secretKey, Buffer.from(changed).toString('hex'))).toBeUndefined()
      }),
      { numRuns: 40 },
    )
    fc.assert(fc.property(fc.oneof(fc.string(), fc.uint8Array().map((bytes) => Buffer.from(bytes).toString('hex'))), (text) => {
      expect(openWeights(key.secretKey, text)).toBeUndefined()
    })) // biome-ignore format: short
  })
})

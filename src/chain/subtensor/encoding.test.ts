import { hexToBytes } from '@noble/hashes/utils.js'
import { describe, expect, it } from 'vitest'
import { parseSecretUri } from '../../identity/parse-secret-uri.ts'
import { signerOf } from '../../identity/secret-key.ts'
import { verifySignature } from '../../identity/verify-signature.ts'
import { RuntimeShapeError } from '../errors.ts'
import { buildExtrinsic } from './build-extrinsic.ts'
import { type CallName, callShapes, checkCallShapes } from './call-shapes.ts'
import oracle from './encoding.oracle.json' with { type: 'json' }
import { encodeMetadata, type RuntimeShape } from './metadata.testing.ts'
import { createRuntime } from './runtime.ts'
import { subtensorShape } from './subtensor-shape.testing.ts'

const version = { specVersion: 365, transactionVersion: 1 }
const runtime = createRuntime(version, encodeMetadata(subtensorShape))
const alice = signerOf(parseSecretUri('//Alice', 'sr25519'))
const genesisHash = `0x${'11'.repeat(32)}`

/** JSON has neither big numbers nor bytes. */
function revive(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if ('bigint' in value) return BigInt(String(value.bigint))
  return 'bytes' in value ? hexToBytes(String(value.bytes)) : value
}

describe('encodeCall', () => {
  it.each(oracle.calls)('writes $name as subtensor does', ({ name, args, encoded }) => {
    const given = JSON.parse(JSON.stringify(args), revive) as Record<string, unknown>
    expect(Buffer.from(runtime.encodeCall({ pallet: 'SubtensorModule', name, args: given })).toString('hex')).toBe(encoded)
  })

  it('names the call that a runtime does not have', () => {
    expect(() => runtime.encodeCall({ pallet: 'SubtensorModule', name: 'faucet', args: {} })).toThrow(RuntimeShapeError)
    expect(() => runtime.encodeCall({ pallet: 'SubtensorModule', name: 'faucet', args: {} })).toThrow('SubtensorModule.faucet')
  })
})

describe('buildExtrinsic', () => {
  const call = hexToBytes('075c3400')
  const signed = { signer: alice, call, nonce: 300, genesisHash }

  it('lays out address, signature, era, nonce, tip and call, and signs what the runtime checks', () => {
    const body = buildExtrinsic(runtime, signed)
    const extra = hexToBytes(`00${'b104'}0000`) // immortal, compact nonce 300, no tip, no metadata hash
    expect(body.slice(0, 34)).toEqual(Uint8Array.of(0x84, 0, ...alice.publicKey))
    expect(body[34]).toBe(1)
    expect(body.slice(99)).toEqual(Uint8Array.of(...extra, ...call))
    const genesis = hexToBytes(genesisHash.slice(2))
    const payload = Uint8Array.of(...call, ...extra, 0x6d, 1, 0, 0, 1, 0, 0, 0, ...genesis, ...genesis, 0)
    expect(verifySignature({ address: alice.address, scheme: 'sr25519', message: payload, signature: body.slice(35, 99) })).toBe(true)
  })

  it('binds a mortal call to its first block', () => {
    const hash = `0x${'22'.repeat(32)}`
    const body = buildExtrinsic(runtime, { ...signed, birth: { block: 20_000, hash } })
    expect(body.slice(99, 101)).toEqual(Uint8Array.of(0x05, 0x02)) // 64 blocks, from 20000 mod 64 = 32
    const extra = body.slice(99, 105)
    const payload = Uint8Array.of(
      ...call,
      ...extra,
      ...[0x6d, 1, 0, 0, 1, 0, 0, 0],
      ...hexToBytes(genesisHash.slice(2)),
      ...hexToBytes(hash.slice(2)),
      0,
    )
    expect(verifySignature({ address: alice.address, scheme: 'sr25519', message: payload, signature: body.slice(35, 99) })).toBe(true)
  })

  it('passes over extensions without data, and names one with data that it does not know', () => {
    const tipped = { identifier: 'ChargeInSomething', value: 'u64' as const, additional: { tuple: [] } }
    const other = createRuntime(version, encodeMetadata({ ...subtensorShape, extensions: [...subtensorShape.extensions, tipped] }))
    expect(() => buildExtrinsic(other, signed)).toThrow('ChargeInSomething')
  })
})

describe('checkCallShapes', () => {
  const all = Object.keys(callShapes) as CallName[]

  function changed(change: (calls: Record<string, unknown>) => void): RuntimeShape {
    const pallets = subtensorShape.pallets.map((pallet) => {
      const calls = { ...pallet.calls }
      if (pallet.name === 'SubtensorModule') change(calls)
      return { ...pallet, calls }
    })
    return { ...subtensorShape, pallets }
  }

  it('finds nothing where all is as we know it', () => {
    expect(() => checkCallShapes(runtime, all)).not.toThrow()
  })

  it('says which calls differ, and how, all at once', () => {
    const shape = changed((calls) => {
      delete calls.commit_weights
      calls.burned_register = { index: 7, fields: { netuid: 'u16', hotkey: 'AccountId32', limit: 'u64' } }
      calls.serve_axon = { index: 4 }
    })
    const other = createRuntime(version, encodeMetadata(shape))
    expect(() => checkCallShapes(other, all)).toThrowErrorMatchingInlineSnapshot(`
      [RuntimeShapeError: subtensor runtime 365 differs from what this version knows:
        SubtensorModule.commit_weights: expected (netuid u16, commit_hash [u8; 32]), got no such call
        SubtensorModule.burned_register: expected (netuid u16, hotkey AccountId32), got (netuid u16, hotkey AccountId32, limit u64)
        SubtensorModule.serve_axon: expected (netuid u16, version u32, ip u128, port u16, ip_type u8, protocol u8, placeholder1 u8, placeholder2 u8), got (void)]
    `)
    expect(() => checkCallShapes(other, ['SubtensorModule.set_weights'])).not.toThrow()
  })
})

import { blake2b } from '@noble/hashes/blake2.js'
import { concatBytes, hexToBytes } from '@noble/hashes/utils.js'
import { compactBn, compactNumber, u32 } from '@polkadot-api/substrate-bindings'
import type { Signer } from '../../identity/signer.ts'
import { RuntimeShapeError } from '../errors.ts'
import type { Runtime } from './runtime.ts'

/** How many blocks a signed call stays valid: one that no block has taken by then never will be. A power of two. */
export const ERA_BLOCKS = 64
/** Longer payloads are signed as their hash. */
const LONGEST_SIGNED_BYTES = 256
const VERSION_4_SIGNED = 0x84
const MULTI_ADDRESS_ID = 0
const MULTI_SIGNATURE = { ed25519: 0, sr25519: 1 } as const

interface ExtrinsicParameters {
  readonly signer: Signer
  /** As `Runtime.encodeCall` gives it. */
  readonly call: Uint8Array
  readonly nonce: number
  /** `0x` and 64 hex digits. */
  readonly genesisHash: string
  /** The block from which on the call is valid, for {@link ERA_BLOCKS} blocks; without it, for ever. */
  readonly birth?: { readonly block: number; readonly hash: string }
}

/**
 * A signed extrinsic (version 4), without the length that precedes it on the wire.
 * @throws {@link RuntimeShapeError} if the runtime asks for a signed extension that we cannot fill in
 * @source polkadot-sdk, docs/sdk/src/reference_docs/extrinsic_encoding.rs
 */
export function buildExtrinsic(runtime: Runtime, { signer, call, ...context }: ExtrinsicParameters): Uint8Array {
  const { extra, additional } = encodeExtensions(runtime, context)
  const payload = concatBytes(call, extra, additional)
  const signature = signer.sign(payload.length > LONGEST_SIGNED_BYTES ? blake2b(payload, { dkLen: 32 }) : payload)
  const sender = concatBytes(Uint8Array.of(VERSION_4_SIGNED, MULTI_ADDRESS_ID), signer.publicKey)
  return concatBytes(sender, Uint8Array.of(MULTI_SIGNATURE[signer.scheme]), signature, extra, call)
}

/** What travels with the call (`extra`), and what is signed without travelling (`additional`), in the order of the metadata. */
function encodeExtensions(
  runtime: Runtime,
  { nonce, genesisHash, birth }: Omit<ExtrinsicParameters, 'signer' | 'call'>,
): { extra: Uint8Array; additional: Uint8Array } {
  const none = new Uint8Array()
  const known: Readonly<Record<string, readonly [extra: Uint8Array, additional: Uint8Array]>> = {
    CheckSpecVersion: [none, u32.enc(runtime.specVersion)],
    CheckTxVersion: [none, u32.enc(runtime.transactionVersion)],
    CheckGenesis: [none, hexToBytes(genesisHash.slice(2))],
    CheckMortality: [encodeEra(birth?.block), hexToBytes((birth?.hash ?? genesisHash).slice(2))],
    CheckNonce: [compactNumber.enc(nonce), none],
    ChargeTransactionPayment: [compactBn.enc(0n), none], // no tip
    CheckMetadataHash: [Uint8Array.of(0), Uint8Array.of(0)], // off
  }
  const { signedExtensions } = runtime.metadata.extrinsic
  const parts = (signedExtensions[0] ?? []).map(({ identifier, type, additionalSigned }) => {
    const part = known[identifier]
    if (part) return part
    if ([type, additionalSigned].every((id) => runtime.lookup(id).type === 'void')) return [none, none] as const
    const differences = [`signed extension ${identifier}: expected none that holds data, but those we know, got one of type ${type}`]
    throw new RuntimeShapeError({ specVersion: runtime.specVersion, differences })
  })
  return { extra: concatBytes(...parts.map(([extra]) => extra)), additional: concatBytes(...parts.map(([, additional]) => additional)) }
}

/** The era that begins with a block: the length as a power of two, and where in it the block lies. @source polkadot-sdk, sp_runtime::generic::Era */
function encodeEra(block: number | undefined): Uint8Array {
  if (block === undefined) return Uint8Array.of(0)
  const encoded = (Math.log2(ERA_BLOCKS) - 1) | ((block % ERA_BLOCKS) << 4)
  return Uint8Array.of(encoded & 255, encoded >> 8)
}

import * as z from 'zod'
import { canonicalJson } from '../core/canonical-json.ts'
import { hashOf } from '../core/hash.ts'
import type { Signer } from '../identity/signer.ts'
import { isAddress } from '../identity/ss58.ts'
import { verifySignature } from '../identity/verify-signature.ts'
import { Hotkey, Uid } from '../protocol/ids.ts'
import { ChainCallError } from './errors.ts'
import { MAX_SEAL_BYTES } from './sealed-weights.ts'

const u16 = z.number().int().min(0).max(65_535)
const rao = z.string().regex(/^\d{1,20}$/)
/** With its checksum: what was sent or registered to a misspelt address would belong to nobody. */
const address = Hotkey.refine(isAddress, 'expected an ss58 address with its checksum')

const stakeMove = z.object({ netuid: u16, hotkey: address, amountRao: rao })
const mechanism = { netuid: u16, mechid: u16 }
const weights = { ...mechanism, dests: z.array(Uid).max(65_536), values: z.array(u16).max(65_536), versionKey: z.number().int().min(0) }

/** The calls that the local chain takes, in the pallet's names. Amounts are decimal strings of rao. */
export const Call = z.discriminatedUnion('name', [
  z.object({ name: z.literal('burned_register'), args: z.object({ netuid: u16, hotkey: address }) }),
  z.object({ name: z.literal('add_stake'), args: stakeMove }),
  z.object({ name: z.literal('remove_stake'), args: stakeMove }),
  z.object({ name: z.literal('transfer_keep_alive'), args: z.object({ dest: address, amountRao: rao }) }),
  z.object({ name: z.literal('serve_axon'), args: z.object({ netuid: u16, ip: z.string().max(45), port: z.number().int() }) }),
  z.object({ name: z.literal('set_mechanism_weights'), args: z.object(weights) }),
  z.object({
    name: z.literal('commit_mechanism_weights'),
    args: z.object({ ...mechanism, hash: z.string().regex(/^[0-9a-f]{64}$/) }),
  }),
  z.object({ name: z.literal('reveal_mechanism_weights'), args: z.object({ ...weights, salt: z.array(u16).max(256) }) }),
  z.object({
    name: z.literal('commit_timelocked_mechanism_weights'),
    args: z.object({
      ...mechanism,
      commit: z
        .string()
        .max(2 * MAX_SEAL_BYTES)
        .regex(/^([0-9a-f]{2})+$/),
      round: z.number().int().min(0),
      version: u16,
    }),
  }),
])
export type Call = z.infer<typeof Call>

/** A call with the sr25519 signature of the account that makes it. */
export const SignedExtrinsic = z.object({
  call: Call,
  signer: z.string().max(48),
  nonce: z.number().int().min(0),
  signature: z.string().regex(/^0x[0-9a-f]{128}$/, 'expected 0x and 128 hex digits'),
})
export type SignedExtrinsic = z.infer<typeof SignedExtrinsic>

/** Names a call for good. Without the signature, which sr25519 draws anew each time: the same calls make the same blocks. */
export function extrinsicHash({ signature: _, ...unsigned }: SignedExtrinsic): string {
  return hashOf(unsigned)
}

/** The bytes that are signed: bound to this protocol, to one chain, to one account and to one use. */
function extrinsicBytes(genesisHash: string, { call, signer, nonce }: Omit<SignedExtrinsic, 'signature'>): Uint8Array {
  return new TextEncoder().encode(`kumite-extrinsic/1\n${genesisHash}\n${canonicalJson({ call, signer, nonce })}`)
}

/** Signs a call for one chain. @param nonce the number of calls that this account has made before */
export function signExtrinsic(
  genesisHash: string,
  { signer, call, nonce }: { signer: Signer; call: Call; nonce: number },
): SignedExtrinsic {
  const unsigned = { call, signer: signer.address, nonce }
  const signature = signer.sign(extrinsicBytes(genesisHash, unsigned))
  return { ...unsigned, signature: `0x${Buffer.from(signature).toString('hex')}` }
}

/** @throws {@link ChainCallError} `BadProof` if its signer did not sign exactly this, for this chain */
export function checkSignature(genesisHash: string, { signature, ...unsigned }: SignedExtrinsic): void {
  const bytes = Buffer.from(signature.slice(2), 'hex')
  const message = extrinsicBytes(genesisHash, unsigned)
  if (!verifySignature({ address: unsigned.signer, scheme: 'sr25519', message, signature: new Uint8Array(bytes) }))
    throw new ChainCallError({
      call: unsigned.call.name,
      pallet: 'BadProof',
      expected: `an sr25519 signature of ${unsigned.signer}`,
      got: 'one that does not verify',
    })
}

import { gcm } from '@noble/ciphers/aes.js'
import { bls12_381 } from '@noble/curves/bls12-381.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes, hexToBytes, randomBytes, utf8ToBytes } from '@noble/hashes/utils.js'

const { G1, G2, fields } = bls12_381
type Gt = ReturnType<typeof bls12_381.pairing>

/** The drand beacon that subtensor reads: signatures in G1, one round in three seconds. @source drand quicknet, chain hash 52db9ba7...71 */
export const quicknet = {
  genesisSeconds: 1_692_803_367,
  periodSeconds: 3,
  publicKey: hexToBytes(
    '83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d1064510d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a',
  ),
} as const

const HASH_TO_G1 = { DST: 'BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_' }
const SUITE = utf8ToBytes('AES_GCM_')
const KEY_BYTES = 32
const NONCE_BYTES = 12
const U_BYTES = 96

/**
 * Locks bytes to a drand round: whoever holds the round's signature can open them, and before it exists nobody can.
 *
 * Identity-based encryption (BF-IBE FullIdent) of an AES-256-GCM key, with the round as the identity:
 * U = r G2, V = sigma xor sha256(e(H(round), P)^r), W = key xor sha256(sigma), r = sha256(sigma | key).
 *
 * @param plaintext any length
 * @returns plaintext + 244 bytes, in the layout of arkworks (lengths in 8 bytes, little endian)
 * @cost two pairing-sized operations: some 50 ms, the first time 0.4 s
 * @source Boneh and Franklin (2001), doi:10.1007/3-540-44647-8_13; ideal-lab5/timelock@5416406, tlock and ibe::fullident
 * @oracle drand quicknet's round 1000, and subtensor's runtime 293, which opened such commits
 */
export function sealToRound(round: number, plaintext: Uint8Array): Uint8Array {
  const [key, sigma, nonce] = [randomBytes(KEY_BYTES), randomBytes(KEY_BYTES), randomBytes(NONCE_BYTES)]
  const r = exponent(sigma, key)
  const u = G2.Point.BASE.multiply(r)
  const shared = bls12_381.pairing(identity(round), G2.Point.fromBytes(quicknet.publicKey).multiply(r))
  const body = gcm(key, nonce).encrypt(plaintext)
  return concatBytes(
    u.toBytes(true),
    withLength(xor(sigma, sha256(gtBytes(shared)))),
    withLength(xor(key, sha256(sigma))),
    withLength(concatBytes(withLength(body), withLength(nonce))),
    withLength(SUITE),
  )
}

/**
 * Opens what was locked to a round.
 * @param signature the round's, 48 bytes: a compressed point of G1
 * @returns `undefined` if it was not locked to this round, or was changed
 */
export function openWithSignature(signature: Uint8Array, sealed: Uint8Array): Uint8Array | undefined {
  try {
    const u = G2.Point.fromBytes(sealed.slice(0, U_BYTES))
    const [v, w, body] = readVectors(sealed.subarray(U_BYTES), 3)
    const [ciphertext, nonce] = readVectors(body!, 2)
    const sigma = xor(v!, sha256(gtBytes(bls12_381.pairing(G1.Point.fromBytes(signature), u))))
    const key = xor(w!, sha256(sigma))
    if (!G2.Point.BASE.multiply(exponent(sigma, key)).equals(u)) return undefined
    return gcm(key, nonce!).decrypt(ciphertext!)
  } catch {
    return undefined // bad points, bad lengths and bad tags, for which the libraries throw plain errors: to us all are one
  }
}

/** What stands for a round in the scheme, and what its signature signs. */
function identity(round: number) {
  const number = new Uint8Array(8)
  new DataView(number.buffer).setBigUint64(0, BigInt(round))
  return G1.hashToCurve(sha256(number), HASH_TO_G1)
}

function exponent(sigma: Uint8Array, key: Uint8Array): bigint {
  const hash = sha256(concatBytes(sigma, key))
  return fields.Fr.create(BigInt(`0x${Buffer.from(hash).toString('hex')}`))
}

/** The twelve coordinates in arkworks' order, 48 bytes each, little endian. */
function gtBytes({ c0, c1 }: Gt): Uint8Array {
  const coordinates = [c0, c1].flatMap((six) => [six.c0, six.c1, six.c2]).flatMap((two) => [two.c0, two.c1])
  return concatBytes(...coordinates.map((value) => fields.Fp.toBytes(value).reverse()))
}

function xor(a: Uint8Array, b: Uint8Array): Uint8Array {
  return a.map((byte, index) => byte ^ b[index]!)
}

function withLength(bytes: Uint8Array): Uint8Array {
  const length = new Uint8Array(8)
  new DataView(length.buffer).setBigUint64(0, BigInt(bytes.length), true)
  return concatBytes(length, bytes)
}

function readVectors(bytes: Uint8Array, count: number): Uint8Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const vectors: Uint8Array[] = []
  for (let offset = 0; vectors.length < count; ) {
    const length = Number(view.getBigUint64(offset, true))
    if (length > bytes.length - offset - 8) throw new RangeError(`expected ${length} bytes at ${offset}, got ${bytes.length} in all`)
    vectors.push(bytes.slice(offset + 8, offset + 8 + length))
    offset += 8 + length
  }
  return vectors
}

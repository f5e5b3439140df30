import { hexToBytes } from '@noble/hashes/utils.js'
import { describe, expect, it } from 'vitest'
import { parseSecretUri } from '../identity/parse-secret-uri.ts'
import { signerOf } from '../identity/secret-key.ts'
import { encodeAddress } from '../identity/ss58.ts'
import { commitHash } from './commit-hash.ts'
import oracle from './commit-reveal.oracle.json' with { type: 'json' }

const hotkey = signerOf(parseSecretUri('//Alice', 'sr25519')).address
const committed = { hotkey, netuid: 52, mechid: 0, dests: [0, 1], values: [65_535, 1], salt: [1, 2, 3, 4], versionKey: 0 }

describe('commitHash', () => {
  it.each(oracle.commit_hash)('equals the oracle: storage index $netuid_index, version key $version_key', (given) => {
    const hash = commitHash({
      hotkey: encodeAddress(hexToBytes(given.public_key_hex)),
      netuid: given.netuid_index % 4096,
      mechid: Math.floor(given.netuid_index / 4096),
      dests: given.uids,
      values: given.values,
      salt: given.salt,
      versionKey: given.version_key,
    })
    expect(`0x${hash}`).toBe(given.expected)
  })

  it('binds to who, where, what, salt and version', () => {
    const changes = [
      { hotkey: signerOf(parseSecretUri('//Bob', 'sr25519')).address },
      { netuid: 53 },
      { mechid: 1 },
      { dests: [1, 0] },
      { values: [65_535, 2] },
      { salt: [1, 2, 3, 5] },
      { salt: [] },
      { versionKey: 1 },
    ]
    const hashes = [committed, ...changes.map((change) => ({ ...committed, ...change }))].map(commitHash)
    expect(new Set(hashes).size).toBe(hashes.length)
  })

  it('takes rows of any length, whose compact length has one, two or four bytes', () => {
    const hashes = [63, 64, 16_383, 16_384].map((n) =>
      commitHash({ ...committed, dests: Array.from({ length: n }, (_, uid) => uid), values: Array.from({ length: n }, () => 1) }),
    )
    expect(new Set(hashes).size).toBe(4)
  })
})

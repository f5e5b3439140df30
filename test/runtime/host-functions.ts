import { createHash } from 'node:crypto'
import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js'
import { Blake2128, Blake2256, Bytes, compactNumber, h64, Keccak256, Option, Twox128, u32, u64 } from '@polkadot-api/substrate-bindings'
import { encodeAddress } from '../../src/identity/ss58.ts'
import { verifySignature } from '../../src/identity/verify-signature.ts'
import type { RuntimeStorage } from './runtime-storage.ts'
import type { WasmHeap } from './wasm-heap.ts'

type HostFunction = (...args: never[]) => unknown
const optionalBytes = Option(Bytes())
const ZERO_HASH = new Uint8Array(32)
/** Levels up to this are logged: errors only. */
const MAX_LOG_LEVEL = 1

/**
 * What a runtime imports from its node, by name. Two of them answer with zeros, because making blocks never checks them: the state root
 * and the root of ordered values. @source polkadot-sdk, substrate/primitives/io/src/lib.rs
 */
export function hostFunctions(
  heap: WasmHeap,
  storage: RuntimeStorage,
  onLog: (text: string) => void,
): Readonly<Record<string, HostFunction>> {
  const key = (span: bigint) => bytesToHex(heap.read(span))
  const pointerTo = (bytes: Uint8Array) => Number(heap.write(bytes) & 0xffff_ffffn)
  const text = (span: bigint) => Buffer.from(heap.read(span)).toString('utf8')
  const hashing = (hash: (data: Uint8Array) => Uint8Array) => (data: bigint) => pointerTo(hash(heap.read(data)))
  const verifying = (scheme: 'sr25519' | 'ed25519') => (signature: number, message: bigint, publicKey: number) => {
    const address = encodeAddress(heap.readAt(publicKey, 32))
    return Number(verifySignature({ address, scheme, message: heap.read(message), signature: heap.readAt(signature, 64) }))
  }
  return {
    ext_storage_get_version_1: (span: bigint) => heap.write(optionalBytes.enc(storage.get(key(span)))),
    ext_storage_read_version_1(span: bigint, out: bigint, offset: number) {
      const value = storage.get(key(span))
      if (value === undefined) return heap.write(Uint8Array.of(0))
      const rest = value.subarray(Math.min(offset, value.length))
      heap.writeAt(Number(out & 0xffff_ffffn), rest.subarray(0, Number(out >> 32n)))
      return heap.write(concatBytes(Uint8Array.of(1), u32.enc(rest.length)))
    },
    ext_storage_exists_version_1: (span: bigint) => Number(storage.get(key(span)) !== undefined),
    ext_storage_set_version_1: (span: bigint, value: bigint) => storage.set(key(span), heap.read(value)),
    ext_storage_clear_version_1: (span: bigint) => storage.set(key(span), undefined),
    ext_storage_clear_prefix_version_2(prefix: bigint, limit: bigint) {
      const keys = storage.keysWith(key(prefix))
      const most = Option(u32).dec(heap.read(limit)) ?? keys.length
      for (const one of keys.slice(0, most)) storage.set(one, undefined)
      return heap.write(concatBytes(Uint8Array.of(Number(keys.length > most)), u32.enc(Math.min(most, keys.length))))
    },
    ext_storage_append_version_1(span: bigint, item: bigint) {
      const name = key(span)
      const old = storage.get(name)
      const length = old ? compactNumber.dec(old) : 0
      const items = old?.subarray(compactNumber.enc(length).length) ?? new Uint8Array()
      storage.set(name, concatBytes(compactNumber.enc(length + 1), items, heap.read(item)))
    },
    ext_storage_next_key_version_1(span: bigint) {
      const next = storage.nextKey(key(span))
      return heap.write(optionalBytes.enc(next === undefined ? undefined : hexToBytes(next)))
    },
    ext_storage_root_version_2: () => heap.write(ZERO_HASH),
    ext_storage_start_transaction_version_1: () => storage.begin(),
    ext_storage_commit_transaction_version_1: () => storage.commit(),
    ext_storage_rollback_transaction_version_1: () => storage.rollback(),
    ext_storage_proof_size_storage_proof_size_version_1: () => -1n, // none is recorded
    ext_trie_blake2_256_ordered_root_version_2: () => pointerTo(ZERO_HASH),
    ext_hashing_blake2_128_version_1: hashing(Blake2128),
    ext_hashing_blake2_256_version_1: hashing(Blake2256),
    ext_hashing_keccak_256_version_1: hashing(Keccak256),
    ext_hashing_sha2_256_version_1: hashing((data) => createHash('sha256').update(data).digest()),
    ext_hashing_twox_128_version_1: hashing(Twox128),
    ext_hashing_twox_64_version_1: hashing((data) => u64.enc(h64(data))),
    ext_crypto_sr25519_verify_version_2: verifying('sr25519'),
    ext_crypto_ed25519_verify_version_1: verifying('ed25519'),
    ext_allocator_malloc_version_1: (length: number) => heap.allocate(length),
    ext_allocator_free_version_1: (pointer: number) => heap.free(pointer),
    ext_logging_max_level_version_1: () => MAX_LOG_LEVEL,
    ext_logging_log_version_1: (_level: number, target: bigint, message: bigint) => onLog(`${text(target)}: ${text(message)}`),
    ext_misc_print_utf8_version_1: (message: bigint) => onLog(text(message)),
  }
}

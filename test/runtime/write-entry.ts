import { hexToBytes } from '@noble/hashes/utils.js'
import { round1000 } from '../../src/chain/subtensor/round-1000.testing.ts'
import type { Runtime, StorageItem } from '../../src/chain/subtensor/runtime.ts'
import type { RuntimeStorage } from './runtime-storage.ts'

/** A pulse of drand as the runtime stores it: what quicknet published for round 1000. */
export const pulse1000 = {
  round: 1000n,
  randomness: hexToBytes('fe290beca10872ef2fb164d2aa4442de4566183ec51c56ff3cd603d930e54fdd'),
  signature: round1000,
}

/** A value of the storage as bytes under its key. */
export function encodeEntry(
  { metadata, codec, storageKey }: Runtime,
  item: StorageItem,
  value: unknown,
): { key: string; bytes: Uint8Array } {
  const pallet = metadata.pallets.find(({ name }) => name === item.pallet)
  const entry = pallet?.storage?.items.find(({ name }) => name === item.entry)
  if (!entry) throw new Error(`storage: expected ${item.pallet}.${item.entry} to exist`)
  const { type } = entry
  return { key: storageKey(item), bytes: codec(type.tag === 'plain' ? type.value : type.value.value).enc(value) }
}

/** Writes into the storage of a runtime, past all its rules. */
export function writeEntry(runtime: Runtime, storage: RuntimeStorage) {
  return (pallet: string, entry: string, keys: readonly unknown[], value: unknown): void => {
    const { key, bytes } = encodeEntry(runtime, { pallet, entry, keys }, value)
    storage.set(key.slice(2), bytes)
  }
}

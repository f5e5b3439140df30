import { sha256Hex } from '../core/hash.ts'

/** 32 bytes from which a simulated network's key of this name follows. */
export function keySeed(seed: string, name: string): Uint8Array {
  return Buffer.from(sha256Hex(`${seed}/key/${name}`), 'hex')
}

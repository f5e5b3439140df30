import { dropAllDrafts } from './work/draft-store.ts'

const STORAGE_KEY = 'kumite.worker-seed'
const SEED_BYTES = 32

/** The secret of this browser's worker, if one has sat down here before. */
export function loadWorkerSeed(): Uint8Array | undefined {
  const hex = readStored()
  if (!hex || !/^[0-9a-f]{64}$/.test(hex)) return undefined
  return Uint8Array.from(hex.match(/../g)!, (byte) => Number.parseInt(byte, 16))
}

/** Makes a new secret from the browser's own randomness and keeps it in this browser; it never leaves it in the clear. */
export function createWorkerSeed(): Uint8Array {
  const seed = crypto.getRandomValues(new Uint8Array(SEED_BYTES))
  keepWorkerSeed(seed)
  return seed
}

/** Makes this browser work under a secret that came from another device. */
export function keepWorkerSeed(seed: Uint8Array): void {
  writeStored(Array.from(seed, (byte) => byte.toString(16).padStart(2, '0')).join(''))
}

/** Forgets the key: whoever sits down next is someone new, and what the old key earned can no longer be claimed from here. */
export function forgetWorkerSeed(): void {
  writeStored(null)
}

/** Browsers may refuse storage (private windows, policies): then the key lives as long as the page. */
let inMemory: string | null = null

function readStored(): string | null {
  try {
    return localStorage.getItem(STORAGE_KEY) ?? inMemory
  } catch {
    return inMemory
  }
}

function writeStored(hex: string | null): void {
  if (hex !== readStored()) dropAllDrafts()
  inMemory = hex
  try {
    if (hex === null) localStorage.removeItem(STORAGE_KEY)
    else localStorage.setItem(STORAGE_KEY, hex)
  } catch {
    // kept in memory above
  }
}

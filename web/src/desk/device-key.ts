import { useSyncExternalStore } from 'react'
import { createWorkerSigner } from '../../../src/identity/worker-signer.ts'
import type { Sender } from '../signed-request.ts'

const STORAGE_KEY = 'kumite.desk'

/** What this browser keeps of its place at a desk: a secret of its own, and the miner whose operator let it in. */
interface Kept {
  readonly seed: string
  readonly miner: string | null
}

/** The place at the desk that this browser has, if its operator has let it in. Whether it still holds, the server says. */
export function loadDesk(): Sender | undefined {
  const kept = read()
  return kept?.miner ? { signer: signerOf(kept), miner: kept.miner } : undefined
}

const CHANGED = 'kumite.desk-changed'

/** Whether this browser has a place at a desk; what shows it follows signing in and leaving. */
export function useHasDesk(): boolean {
  return useSyncExternalStore(followDesk, () => Boolean(read()?.miner))
}

function followDesk(onChange: () => void): () => void {
  window.addEventListener(CHANGED, onChange)
  return () => window.removeEventListener(CHANGED, onChange)
}

/** A key for signing in to the desk of a miner: this browser's own, made now if there was none. */
export function prepareDesk(miner: string): Sender {
  const kept = read() ?? { seed: toHex(crypto.getRandomValues(new Uint8Array(32))), miner: null }
  write(kept)
  return { signer: signerOf(kept), miner }
}

export function keepDesk({ miner }: Sender): void {
  const kept = read()
  if (kept) write({ ...kept, miner })
}

/** Leaves the desk: the key is gone, and the next sign-in makes another. */
export function forgetDesk(): void {
  write(undefined)
}

function signerOf({ seed }: Kept) {
  return createWorkerSigner(Uint8Array.from(seed.match(/../g)!, (byte) => Number.parseInt(byte, 16)))
}

const toHex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** Browsers may refuse storage (private windows, policies): then the key lives as long as the page. */
let inMemory: string | null = null

function read(): Kept | undefined {
  try {
    const kept: Partial<Kept> = JSON.parse(readStored() ?? '{}')
    return /^[0-9a-f]{64}$/.test(kept.seed ?? '') ? { seed: kept.seed!, miner: kept.miner ?? null } : undefined
  } catch {
    return undefined
  }
}

function readStored(): string | null {
  try {
    return localStorage.getItem(STORAGE_KEY) ?? inMemory
  } catch {
    return inMemory
  }
}

function write(kept: Kept | undefined): void {
  inMemory = kept ? JSON.stringify(kept) : null
  try {
    if (inMemory === null) localStorage.removeItem(STORAGE_KEY)
    else {
      localStorage.setItem(STORAGE_KEY, inMemory)
      inMemory = null // else this tab would go on with a key that another has forgotten
    }
  } catch {
    // kept in memory above
  }
  window.dispatchEvent(new Event(CHANGED))
}

import { useSyncExternalStore } from 'react'
import type { SignedJudgment } from '../../../src/protocol/judgment.ts'

const STORAGE_KEY = 'kumite.unsent'

/** Judgments that could not be sent, as they were signed: they are sent when the line is back, and count once however often they arrive. */
let unsent: readonly SignedJudgment[] = load()
const listeners = new Set<() => void>()

function load(): readonly SignedJudgment[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '[]')
    return Array.isArray(kept) ? (kept as SignedJudgment[]) : []
  } catch {
    return []
  }
}

function write(next: readonly SignedJudgment[]): void {
  unsent = next
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(next))
  } catch {
    // no storage (a private window, a policy): they are kept as long as the page
  }
  for (const listener of listeners) listener()
}

export function keepUnsent(signed: SignedJudgment): void {
  write([...withoutLease(signed.judgment.leaseId), signed])
}

export function dropUnsent(leaseId: string): void {
  write(withoutLease(leaseId))
}

function withoutLease(leaseId: string): readonly SignedJudgment[] {
  return unsent.filter(({ judgment }) => judgment.leaseId !== leaseId)
}

/** What waits to be sent from this browser. */
export function useUnsent(): readonly SignedJudgment[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => unsent,
  )
}

import { useSyncExternalStore } from 'react'
import type { SignedJudgment } from '../../../src/protocol/judgment.ts'
import { createUnsentStore } from './unsent-store.ts'

/** What waits to be sent from this browser. */
export const unsentStore = createUnsentStore(() => localStorage)

window.addEventListener('storage', unsentStore.tell)

export function useUnsent(): readonly SignedJudgment[] {
  return useSyncExternalStore(unsentStore.subscribe, unsentStore.read)
}

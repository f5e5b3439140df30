import { useSyncExternalStore } from 'react'
import type { SignedJudgment } from '../../../src/protocol/judgment.ts'
import { createUnsentStore, type RefusedJudgment } from './unsent-store.ts'
import type { Seat } from './work-api.ts'

/** What waits to be sent from this browser. */
export const unsentStore = createUnsentStore(() => localStorage)

window.addEventListener('storage', unsentStore.tell)

/** What of a seat's judgments waits, and the last that waited and was refused. */
export function useUnsent(seat: Seat): { waiting: readonly string[]; refused: RefusedJudgment | undefined } {
  const unsent = useSyncExternalStore(unsentStore.subscribe, unsentStore.read)
  const refused = useSyncExternalStore(unsentStore.subscribe, unsentStore.lastRefusal)
  const isOwn = ({ judgment }: SignedJudgment) => judgment.worker === seat.signer.address && judgment.miner === seat.miner
  return {
    waiting: unsent.filter(isOwn).map(({ judgment }) => judgment.leaseId),
    refused: refused && isOwn(refused.signed) ? refused : undefined,
  }
}

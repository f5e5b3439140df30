import type { QueryClient } from '@tanstack/react-query'
import { createWorkerSigner } from '../../../src/identity/worker-signer.ts'
import type { SignedJudgment } from '../../../src/protocol/judgment.ts'
import { loadWorkerSeed } from '../worker-key.ts'
import { seatQueries } from './seat-queries.ts'
import { type Seat, workApi } from './work-api.ts'

/** @returns false if another key than this browser's has signed it */
export async function submitKept(signed: SignedJudgment): Promise<boolean> {
  const seat = seatOf(signed)
  if (!seat) return false
  await workApi.submit(seat, signed.judgment.leaseId, signed)
  return true
}

/** What the page still holds of a task that is judged: it would be shown again. */
export async function forgetJudged(client: QueryClient, signed: SignedJudgment): Promise<void> {
  const seat = seatOf(signed)
  if (!seat) return
  const { queryKey } = seatQueries.assignment(seat)
  if (client.getQueryData(queryKey)?.assignment?.id === signed.judgment.leaseId) await client.resetQueries({ queryKey })
  await client.invalidateQueries({ queryKey: ['work-history'] })
}

function seatOf({ judgment }: SignedJudgment): Seat | undefined {
  const seed = loadWorkerSeed()
  const signer = seed && createWorkerSigner(seed)
  return signer?.address === judgment.worker ? { signer, miner: judgment.miner } : undefined
}

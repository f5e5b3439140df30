import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { serverNowMs } from '../server-clock.ts'
import { isFinalRefusal, isLineDown } from './judgment-refusal.ts'
import { unsentStore, useUnsent } from './use-unsent.ts'
import { type Seat, workApi } from './work-api.ts'

const AGAIN_MS = 3_000

/** Sends what could not be sent, until it has arrived or is refused. @returns the leases whose judgments wait, and the last refusal */
export function useSendUnsent(seat: Seat): { waiting: readonly string[]; refusal: Error | null } {
  const client = useQueryClient()
  const unsent = useUnsent()
  const [refusal, setRefusal] = useState<Error | null>(null)
  const own = unsent.filter(({ judgment }) => judgment.worker === seat.signer.address && judgment.miner === seat.miner)

  // biome-ignore lint/correctness/useExhaustiveDependencies: begins anew with each judgment that is kept or sent
  useEffect(() => {
    if (own.length === 0) return
    let sending = false
    async function sendAll(): Promise<void> {
      if (sending) return
      sending = true
      for (const signed of own) {
        const { leaseId } = signed.judgment
        try {
          await workApi.submit(seat, leaseId, signed)
          unsentStore.drop(signed)
        } catch (error) {
          if (isLineDown(error)) break
          if (!isFinalRefusal(error, serverNowMs() - Date.parse(signed.judgment.judgedAt))) continue
          unsentStore.drop(signed)
          setRefusal(error)
        }
        await client.invalidateQueries({ queryKey: ['work-history'] })
      }
      sending = false
    }
    const again = setInterval(() => void sendAll(), AGAIN_MS)
    window.addEventListener('online', sendAll)
    return () => {
      clearInterval(again)
      window.removeEventListener('online', sendAll)
    }
  }, [unsent, seat])

  return { waiting: own.map(({ judgment }) => judgment.leaseId), refusal }
}

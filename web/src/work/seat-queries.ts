import { queryOptions } from '@tanstack/react-query'
import type { WorkHistory } from '../../../src/protocol/work.ts'
import { isLineDown } from './judgment-refusal.ts'
import { type Seat, workApi } from './work-api.ts'

const WAITING_MS = 2_000
const MIN_RETRY_MS = 1_000
/** How soon a task is asked for again when none could be fetched. */
const AWAY_MS = 15_000

/** A worker's own queries at one miner: a server may have several, and each has its own tasks and history of the same worker. The assignment is asked for once and kept until it is removed by name: nothing about it changes. */
export const seatQueries = {
  history: (seat: Seat) =>
    queryOptions({
      queryKey: ['work-history', seat.signer.address, seat.miner],
      queryFn: () => workApi.history(seat),
      refetchInterval: ({ state }) => (state.data && isWaiting(state.data) ? WAITING_MS : false),
    }),
  assignment: (seat: Seat) =>
    queryOptions({
      queryKey: ['assignment', seat.signer.address, seat.miner],
      queryFn: () => workApi.next(seat),
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: Number.POSITIVE_INFINITY,
      refetchOnReconnect: false,
      refetchOnWindowFocus: false,
      refetchInterval: ({ state: { data, error } }) => {
        if (data?.assignment) return false
        if (isLineDown(error)) return AWAY_MS // a validator, or the server itself
        return data ? Math.max(MIN_RETRY_MS, data.retryAfterMs) : false
      },
    }),
}

function isWaiting({ items }: WorkHistory): boolean {
  return items.some((item) => item.state === 'submitted')
}

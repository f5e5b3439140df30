import { Skeleton, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { createWorkerSigner } from '../../../src/identity/worker-signer.ts'
import { ApiError } from '../api-error.ts'
import { EmptyState } from '../layout/empty-state.tsx'
import { ErrorState } from '../layout/error-state.tsx'
import { PageHeading } from '../layout/page-heading.tsx'
import { usePageTitle } from '../layout/use-page-title.ts'
import { queries } from '../queries.ts'
import { loadWorkerSeed } from '../worker-key.ts'
import { Desk } from './desk.tsx'
import { seatQueries } from './seat-queries.ts'
import { TakeSeat } from './take-seat.tsx'
import type { Seat } from './work-api.ts'

/** Where a person works for the miner `home`: first a seat, then one task after another. */
export default function WorkPage() {
  usePageTitle('Work')
  const [seed, setSeed] = useState(loadWorkerSeed)
  const { data: miner, error, refetch } = useQuery({ ...queries.network(), select: (network) => network.home?.hotkey ?? null })
  const seat = useMemo(() => (seed && miner ? { signer: createWorkerSigner(seed), miner } : undefined), [seed, miner])
  return (
    <Stack gap="lg">
      <PageHeading title="Work">You judge responses as a worker of the miner “home”.</PageHeading>
      {miner === null ? (
        <EmptyState title="No miner runs here" h={300}>
          This server explores a network of others. Whoever started it can give it a miner's hotkey: kumite up --miner-wallet NAME/HOTKEY.
        </EmptyState>
      ) : error && !miner ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !miner ? (
        <Skeleton h={400} />
      ) : seat ? (
        <SeatedWorker seat={seat} onForget={() => setSeed(undefined)} onSeated={setSeed} />
      ) : (
        <TakeSeat miner={miner} onSeated={setSeed} />
      )}
    </Stack>
  )
}

/** A key alone is no seat: the server must know it (a new data folder does not). */
function SeatedWorker({ seat, onForget, onSeated }: { seat: Seat; onForget: () => void; onSeated: (seed: Uint8Array) => void }) {
  const { data: history, error, refetch } = useQuery(seatQueries.history(seat))
  if (history) return <Desk seat={seat} history={history} onForget={onForget} />
  if (error instanceof ApiError && error.code === 'unknown-worker') {
    return <TakeSeat miner={seat.miner} known={seat.signer} onSeated={onSeated} />
  }
  if (error) return <ErrorState title="Your seat could not be opened" error={error} onRetry={() => void refetch()} />
  return <Skeleton h={400} />
}

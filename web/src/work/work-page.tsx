import { Skeleton, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { MinerOffer } from '../../../src/protocol/onboarding.ts'
import { ApiError } from '../api-error.ts'
import { OperatorLink } from '../desk/operator-link.tsx'
import { JoinForm } from '../joining/join-form.tsx'
import { MinerChoice } from '../joining/miner-choice.tsx'
import { Onboarding } from '../joining/onboarding.tsx'
import { useSeat } from '../joining/use-seat.ts'
import { EmptyState } from '../layout/empty-state.tsx'
import { ErrorState } from '../layout/error-state.tsx'
import { PageHeading } from '../layout/page-heading.tsx'
import { usePageTitle } from '../layout/use-page-title.ts'
import { Desk } from './desk.tsx'
import { seatQueries } from './seat-queries.ts'
import type { Seat } from './work-api.ts'

/** Where a person works for a miner: first a seat, then what stands before paid tasks, then one task after another. */
export default function WorkPage() {
  const { t } = useTranslation('joining')
  usePageTitle(t('page.work'))
  const choice = useSeat()
  const { offers, offer, seat, error, refetch, setSeed } = choice
  return (
    <Stack gap="lg">
      <PageHeading title={t('page.work')}>{offer && t('page.workFor', { miner: offer.name })}</PageHeading>
      <MinerChoice choice={choice} />
      {offers?.length === 0 ? (
        <EmptyState title={t('page.noMiner')} h={300}>
          {t('page.noMinerWords')} <code dir="ltr">kumite up --miner-wallet NAME/HOTKEY</code>
        </EmptyState>
      ) : !offer ? (
        error ? (
          <ErrorState error={error} onRetry={refetch} />
        ) : (
          <Skeleton h={400} />
        )
      ) : seat ? (
        <SeatedWorker key={`${seat.miner} ${seat.signer.address}`} seat={seat} offer={offer} onSeated={setSeed} />
      ) : (
        <JoinForm offer={offer} onSeated={setSeed} onKey={setSeed} />
      )}
      <OperatorLink />
    </Stack>
  )
}

/** A key alone is no seat: the miner must know it (a new data folder does not). */
function SeatedWorker({ seat, offer, onSeated }: { seat: Seat; offer: MinerOffer; onSeated: (seed: Uint8Array) => void }) {
  const { t } = useTranslation('joining')
  const { data: history, error, refetch } = useQuery(seatQueries.history(seat))
  const { version } = offer.guidelines
  const accepted = useMemo(() => ({ ...seat, guidelines: version }), [seat, version])
  if (history) {
    return (
      <Onboarding seat={seat} offer={offer}>
        <Desk seat={accepted} history={history} />
      </Onboarding>
    )
  }
  if (error instanceof ApiError && error.code === 'unknown-worker') return <JoinForm offer={offer} onSeated={onSeated} onKey={onSeated} />
  if (error) return <ErrorState title={t('page.failed')} error={error} onRetry={() => void refetch()} />
  return <Skeleton h={400} />
}

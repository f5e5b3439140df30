import { Alert, Anchor, Skeleton, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { MinerOffer } from '../../../src/protocol/onboarding.ts'
import { ApiError } from '../api-error.ts'
import { CopyAddress } from '../layout/copy-address.tsx'
import { ErrorState } from '../layout/error-state.tsx'
import { PageHeading } from '../layout/page-heading.tsx'
import { Section } from '../layout/section.tsx'
import { usePageTitle } from '../layout/use-page-title.ts'
import { seatQueries } from '../work/seat-queries.ts'
import type { Seat } from '../work/work-api.ts'
import { ForgetKey } from './forget-key.tsx'
import { GuidelinesText } from './guidelines-text.tsx'
import { joiningQueries } from './joining-queries.ts'
import { MinerChoice } from './miner-choice.tsx'
import { MinerList } from './miner-list.tsx'
import { NoSeat } from './no-seat.tsx'
import { OwnName } from './own-name.tsx'
import { PasskeySection } from './passkey-section.tsx'
import { PhraseSection } from './phrase-section.tsx'
import { RestoreKey } from './restore-key.tsx'
import { StandingList } from './standing-list.tsx'
import { useSeat } from './use-seat.ts'

/** A worker's own page: name, miners and consent, qualifications, key and devices. */
export default function YouPage() {
  const { t } = useTranslation('joining')
  usePageTitle(t('you.title'))
  const choice = useSeat()
  const { offers, offer, seat, seed, error, refetch, setSeed } = choice
  return (
    <Stack gap="lg">
      <PageHeading title={t('you.title')}>
        <Anchor component={Link} href="/work" size="sm">
          {t('training.back')}
        </Anchor>
      </PageHeading>
      <MinerChoice choice={choice} />
      {seat && seed && offer && offers ? (
        <>
          <OwnSections key={`${seat.miner} ${seat.signer.address}`} seat={seat} seed={seed} offer={offer} />
          <MinerList offers={offers} seat={seat} />
          <Section title={t('you.moveHere')} note={t('you.moveHereNote')}>
            <RestoreKey onRestored={setSeed} />
          </Section>
          <Section title={t('you.forget')} note={t('you.forgetNote')}>
            <ForgetKey seat={seat} onForgotten={() => setSeed(undefined)} />
          </Section>
        </>
      ) : offers ? (
        <NoSeat />
      ) : error ? (
        <ErrorState error={error} onRetry={refetch} />
      ) : (
        <Skeleton h={400} />
      )}
    </Stack>
  )
}

/** What this worker is at one miner. */
function OwnSections({ seat, seed, offer }: { seat: Seat; seed: Uint8Array; offer: MinerOffer }) {
  const { t } = useTranslation('joining')
  const { data: history, error } = useQuery(seatQueries.history(seat))
  const { data: status } = useQuery({ ...joiningQueries.status(seat), enabled: history !== undefined })
  if (error instanceof ApiError && error.code === 'unknown-worker')
    return (
      <Alert color="yellow" title={t('you.notHere', { miner: offer.name })}>
        <Anchor component={Link} href="/work">
          {t('page.takeSeat')}
        </Anchor>
      </Alert>
    )
  if (!history) return error ? <ErrorState error={error} /> : <Skeleton h={300} />
  return (
    <>
      <Section title={t('you.name')} note={t('join.nameSeen')}>
        <OwnName seat={seat} name={history.worker.name} />
      </Section>
      {status && (
        <Section
          title={t('you.qualifications')}
          note={t(status.training ? 'you.trainingAsked' : 'you.trainingFree', { miner: offer.name })}
        >
          <StandingList standings={status.standings} />
        </Section>
      )}
      <Section title={t('you.key')} note={t('you.keyNote')}>
        <CopyAddress address={seat.signer.address} what={t('you.address')} />
        <Text fw={600}>{t('phrase.title')}</Text>
        <PhraseSection seed={seed} />
        <Text fw={600}>{t('passkey.title')}</Text>
        <PasskeySection seat={seat} seed={seed} name={history.worker.name} />
      </Section>
      <Section title={t('you.guidelines')}>
        <GuidelinesText guidelines={offer.guidelines} />
      </Section>
    </>
  )
}

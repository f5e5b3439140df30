import { Alert, Anchor, Skeleton, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import type { InvitationLook } from '../../../src/protocol/joining.ts'
import { ApiError } from '../api-error.ts'
import { useFormat } from '../i18n/use-format.ts'
import { ErrorState } from '../layout/error-state.tsx'
import { PageHeading } from '../layout/page-heading.tsx'
import { usePageTitle } from '../layout/use-page-title.ts'
import { JoinForm } from './join-form.tsx'
import { joiningQueries } from './joining-queries.ts'
import { useDomainName } from './use-domain-name.ts'
import { type SeatChoice, useSeat } from './use-seat.ts'

/** Where a link leads: who invites, and the way in; or why the link no longer works. */
export default function JoinPage({ code }: { code: string }) {
  const { t } = useTranslation('joining')
  usePageTitle(t('page.join'))
  const choice = useSeat()
  const { data: invitation, error, refetch } = useQuery(joiningQueries.invitation(code))
  const unknown = error instanceof ApiError && error.code === 'unknown-invitation'
  return (
    <Stack gap="lg">
      <PageHeading title={t('page.join')}>{invitation && t('page.invitedBy', { miner: invitation.minerName })}</PageHeading>
      {unknown ? (
        <BrokenLink state="unknown" />
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !invitation ? (
        <Skeleton h={400} />
      ) : invitation.state === 'valid' ? (
        <Invited code={code} invitation={invitation} choice={choice} />
      ) : (
        <BrokenLink state={invitation.state} />
      )}
    </Stack>
  )
}

function Invited({ code, invitation, choice }: { code: string; invitation: InvitationLook; choice: SeatChoice }) {
  const { t } = useTranslation('joining')
  const format = useFormat()
  const nameOf = useDomainName()
  const [, go] = useLocation()
  const offer = choice.offers?.find(({ hotkey }) => hotkey === invitation.miner)
  if (!offer) return choice.error ? <ErrorState error={choice.error} onRetry={choice.refetch} /> : <Skeleton h={400} />
  const { domains } = invitation
  return (
    <>
      {domains && <Text size="sm">{t('page.domains', { domains: format.list(domains.map(nameOf)) })}</Text>}
      <JoinForm
        offer={offer}
        invitation={code}
        onKey={choice.setSeed}
        onSeated={(seed) => {
          choice.choose(invitation.miner)
          choice.setSeed(seed)
          go('/work')
        }}
      />
    </>
  )
}

function BrokenLink({ state }: { state: Exclude<InvitationLook['state'], 'valid'> | 'unknown' }) {
  const { t } = useTranslation('joining')
  return (
    <Alert color="yellow" title={t(`link.${state}`)}>
      <Text size="sm">{t('link.askAgain')}</Text>
      <Anchor component={Link} href="/work" size="sm">
        {t('link.toWork')}
      </Anchor>
    </Alert>
  )
}

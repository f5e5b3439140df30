import { Button, SimpleGrid, Skeleton, Stack, Text, Title } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { WorkerPay } from '../../../src/protocol/pay.ts'
import { saveText } from '../desk/save-text.ts'
import { useFormat } from '../i18n/use-format.ts'
import { ActionFailed } from '../layout/action-failed.tsx'
import { EmptyState } from '../layout/empty-state.tsx'
import { ErrorState } from '../layout/error-state.tsx'
import { Section } from '../layout/section.tsx'
import { Stat } from '../layout/stat.tsx'
import type { Seat } from '../work/work-api.ts'
import { AppealStanding } from './appeal-standing.tsx'
import { EpochBars } from './epoch-bars.tsx'
import { payApi, workerPayQuery } from './pay-api.ts'
import { PayoutAddressForm } from './payout-address-form.tsx'
import { StatementList } from './statement-list.tsx'

/** What a worker has earned with its miner, how every number came about, and where it is paid. */
export function EarningsSection({ seat }: { seat: Seat }) {
  const { t } = useTranslation('pay')
  const { data: pay, error, refetch } = useQuery(workerPayQuery(seat))
  const save = useMutation({ mutationFn: async () => saveText(`${t('fileName')}.csv`, await payApi.csv(seat)) })
  if (!pay) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Skeleton h={240} />
  const { trend, postings, appeals, payout } = pay
  return (
    <Section
      title={t('title')}
      note={t('note', { epoch: pay.epoch })}
      aside={
        <Button size="xs" variant="default" loading={save.isPending} disabled={postings.length === 0} onClick={() => save.mutate()}>
          {t('save')}
        </Button>
      }
    >
      {save.error && <ActionFailed error={save.error} />}
      <Balances pay={pay} />
      <Rule pay={pay} />
      <EpochBars trend={trend} />
      <Part title={t('address.title')}>
        <PayoutAddressForm seat={seat} address={payout.address} />
      </Part>
      {appeals.length > 0 && (
        <Part title={t('appeal.title')}>
          {appeals.map((appeal) => (
            <AppealStanding key={appeal.id} appeal={appeal} />
          ))}
        </Part>
      )}
      <Part title={t('statement.title')}>
        {postings.length === 0 ? (
          <EmptyState title={t('statement.empty')} h={100}>
            {t('statement.emptyWords')}
          </EmptyState>
        ) : (
          <StatementList pay={pay} />
        )}
      </Part>
    </Section>
  )
}

function Balances({ pay: { balance } }: { pay: WorkerPay }) {
  const { t } = useTranslation('pay')
  const format = useFormat()
  const tao = (rao: string) => `${format.tao(rao)} τ`
  return (
    <SimpleGrid cols={{ base: 2, sm: 3, lg: 5 }} spacing="lg">
      <Stat
        label={t('balance.owed')}
        value={tao(balance.owedRao)}
        note={t('balance.payable', { amount: format.tao(balance.payableRao) })}
      />
      <Stat label={t('balance.held')} value={tao(balance.heldRao)} note={t('balance.heldNote')} />
      <Stat label={t('balance.sent')} value={tao(balance.sentRao)} note={t('balance.sentNote')} />
      <Stat label={t('balance.paid')} value={tao(balance.paidRao)} note={t('balance.paidNote')} />
      <Stat label={t('balance.earned')} value={tao(balance.earnedRao)} note={t('balance.earnedNote')} />
    </SimpleGrid>
  )
}

/** What the miner pays by, in words. */
function Rule({ pay: { payout } }: { pay: WorkerPay }) {
  const { t } = useTranslation('pay')
  const format = useFormat()
  const { operatorShare, disputeEpochs, leastRao } = payout
  return (
    <Text size="sm" c="dimmed" maw={760}>
      {operatorShare === 0 ? t('rule.all') : t('rule.share', { share: format.share(operatorShare) })}{' '}
      {t('rule.dispute', { count: disputeEpochs, least: format.tao(leastRao) })}
    </Text>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Stack gap="xs">
      <Title order={3} size="h5">
        {title}
      </Title>
      {children}
    </Stack>
  )
}

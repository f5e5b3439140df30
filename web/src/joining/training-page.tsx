import { Anchor, Group, Skeleton, Stack, Text } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Verdict } from '../../../src/protocol/judgment.ts'
import type { TrainingFeedback, TrainingTask } from '../../../src/protocol/onboarding.ts'
import { ErrorState } from '../layout/error-state.tsx'
import { PageHeading } from '../layout/page-heading.tsx'
import { usePageTitle } from '../layout/use-page-title.ts'
import { dropDraft } from '../work/draft-store.ts'
import { JudgingTask } from '../work/judging-task.tsx'
import type { Seat } from '../work/work-api.ts'
import { joiningApi } from './joining-api.ts'
import { NoSeat } from './no-seat.tsx'
import { TrainingResult } from './training-result.tsx'
import { useDomainName } from './use-domain-name.ts'
import { useSeat } from './use-seat.ts'

/** One training task after another, each followed by how it was made. */
export default function TrainingPage({ domain }: { domain: string }) {
  const { t } = useTranslation('joining')
  const nameOf = useDomainName()
  usePageTitle(t('training.title', { domain: nameOf(domain) }))
  const { seat, offers, error, refetch } = useSeat()
  return (
    <Stack gap="lg">
      <PageHeading title={t('training.title', { domain: nameOf(domain) })}>
        {t('training.about')}{' '}
        <Anchor component={Link} href="/work" size="sm">
          {t('training.back')}
        </Anchor>
      </PageHeading>
      {seat ? (
        <Trainee seat={seat} domain={domain} />
      ) : error ? (
        <ErrorState error={error} onRetry={refetch} />
      ) : offers ? (
        <NoSeat />
      ) : (
        <Skeleton h={400} />
      )}
    </Stack>
  )
}

function Trainee({ seat, domain }: { seat: Seat; domain: string }) {
  const { t } = useTranslation('joining')
  const client = useQueryClient()
  const [answered, setAnswered] = useState<{ task: TrainingTask; feedback: TrainingFeedback } | null>(null)
  const queryKey = ['training', seat.miner, seat.signer.address, domain]
  const { data, error, refetch } = useQuery({
    queryKey,
    queryFn: () => joiningApi.train(seat, domain),
    enabled: answered === null,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnReconnect: false,
    refetchOnWindowFocus: false,
  })

  /** An answer counts once: from then on the task is kept nowhere but for what is shown of it now. */
  async function send(task: TrainingTask, verdict: Verdict): Promise<void> {
    const feedback = await joiningApi.answer(seat, task.assignment.id, verdict)
    setAnswered({ task, feedback })
    dropDraft(task.assignment.id)
    client.removeQueries({ queryKey })
  }

  function takeAnother(): void {
    dropDraft(data!.assignment.id)
    void client.resetQueries({ queryKey })
  }

  if (answered) return <TrainingResult {...answered} onNext={() => setAnswered(null)} />
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Skeleton h={560} />
  const { assignment, place, of, counts } = data
  return (
    <Stack gap="md">
      <Group gap="sm" justify="space-between">
        <Text fw={600}>{t('training.place', { place, of })}</Text>
        <Text size="sm" c="dimmed">
          {counts ? t('training.counts') : t('training.practice')}
        </Text>
      </Group>
      <JudgingTask
        key={assignment.id}
        seat={seat}
        assignment={assignment}
        practice={{ send: (verdict) => send(data, verdict) }}
        onSubmitted={() => void client.invalidateQueries({ queryKey: ['onboarding'] })}
        onGone={takeAnother}
      />
    </Stack>
  )
}

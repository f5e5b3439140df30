import { Button, Group, Skeleton, Stack } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { WorkHistory } from '../../../src/protocol/work.ts'
import { EmptyState } from '../layout/empty-state.tsx'
import { ErrorState } from '../layout/error-state.tsx'
import { EarningsSection } from '../pay/earnings-section.tsx'
import { PaySeat } from '../pay/pay-seat.ts'
import { AfterSubmit } from './after-submit.tsx'
import { DeskNotices } from './desk-notices.tsx'
import { dropDraft } from './draft-store.ts'
import { HistoryPanel } from './history-panel.tsx'
import { JudgingTask } from './judging-task.tsx'
import { setHeldTask } from './release-on-leave.ts'
import { seatQueries } from './seat-queries.ts'
import { unsentStore, useUnsent } from './use-unsent.ts'
import type { Seat } from './work-api.ts'

/** What is suggested until the miner has said otherwise. */
const BREAK_MINUTES = 45

/** A seated worker's page: the task at hand or what became of the last one, and the work so far. */
export function Desk({ seat, history }: { seat: Seat; history: WorkHistory }) {
  const { t } = useTranslation('work')
  const client = useQueryClient()
  const query = seatQueries.assignment(seat)
  const { waiting, refused } = useUnsent(seat)
  const [submittedId, setSubmittedId] = useState(waiting[0] ?? null)
  const judgedId = submittedId ?? waiting[0] ?? null // of one that waits the miner knows nothing yet, and would name its task again
  const { data, error, refetch } = useQuery({ ...query, enabled: judgedId === null })
  const assignment = judgedId === null ? data?.assignment : undefined

  useEffect(() => {
    for (const { assignmentId, state, changeableUntil } of history.items) if (state !== 'open' && !changeableUntil) dropDraft(assignmentId)
  }, [history])
  useEffect(() => setHeldTask(assignment ? { seat, assignment, client } : undefined), [seat, assignment, client])

  // fetched while there is a line: it is needed when there was none
  useEffect(() => void import('./submit-kept.ts'), [])

  /** The task at hand, which the miner names: another one, or one that was taken back to be changed. */
  function fetchTask(): void {
    setSubmittedId(null)
    void client.resetQueries({ queryKey: query.queryKey })
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each refusal; the task may be open still, with its draft
  useEffect(() => {
    if (refused && refused.signed.judgment.leaseId === submittedId) fetchTask()
  }, [refused])

  function fetchReopened(): void {
    fetchTask()
    void client.invalidateQueries({ queryKey: ['work-history'] })
    window.scrollTo({ top: 0 })
  }

  return (
    <Stack gap="xl">
      <DeskNotices
        breakMinutes={data?.breakMinutes ?? BREAK_MINUTES}
        skipsLeft={data?.skipsLeft}
        waiting={waiting.length}
        held={history.unsent}
        refusal={refused?.error ?? null}
      />
      {judgedId !== null ? (
        <AfterSubmit
          seat={seat}
          item={history.items.find((item) => item.assignmentId === judgedId)}
          unsent={waiting.includes(judgedId)}
          onNext={fetchTask}
          onReopened={fetchReopened}
        />
      ) : assignment ? (
        <JudgingTask
          key={assignment.id}
          seat={seat}
          assignment={assignment}
          onSubmitted={() => {
            unsentStore.forgetRefusal()
            client.removeQueries({ queryKey: query.queryKey })
            setSubmittedId(assignment.id)
          }}
          onGone={fetchTask}
        />
      ) : error && !data ? (
        <ErrorState title={t('desk.noTask')} error={error} onRetry={() => void refetch()} />
      ) : data ? (
        <EmptyState title={t('desk.empty')} h={320}>
          <Stack gap="sm" align="center">
            {t('desk.emptyWords')}
            <Group justify="center">
              <Button size="xs" variant="default" onClick={() => void refetch()}>
                {t('desk.lookNow')}
              </Button>
              <Button size="xs" variant="default" component={Link} href="/">
                {t('desk.seeAll')}
              </Button>
            </Group>
          </Stack>
        </EmptyState>
      ) : (
        <Skeleton h={560} />
      )}
      <PaySeat value={seat}>
        <HistoryPanel seat={seat} history={history} onReopened={fetchReopened} />
        <EarningsSection seat={seat} />
      </PaySeat>
    </Stack>
  )
}

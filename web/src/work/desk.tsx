import { Button, Group, Skeleton, Stack } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import type { WorkHistory } from '../../../src/protocol/work.ts'
import { EmptyState } from '../layout/empty-state.tsx'
import { ErrorState } from '../layout/error-state.tsx'
import { AfterSubmit } from './after-submit.tsx'
import { HistoryPanel } from './history-panel.tsx'
import { JudgingTask } from './judging-task.tsx'
import { setHeldTask } from './release-on-leave.ts'
import { seatQueries } from './seat-queries.ts'
import type { Seat } from './work-api.ts'

/** A seated worker's page: the task at hand or what became of the last one, and the work so far. */
export function Desk({ seat, history, onForget }: { seat: Seat; history: WorkHistory; onForget: () => void }) {
  const client = useQueryClient()
  const [submittedId, setSubmittedId] = useState<string | null>(null)
  const query = seatQueries.assignment(seat)
  const { data, error, refetch } = useQuery({ ...query, enabled: submittedId === null })
  const assignment = submittedId === null ? data?.assignment : undefined

  useEffect(() => setHeldTask(assignment ? { seat, assignment, client } : undefined), [seat, assignment, client])

  function takeAnother(): void {
    setSubmittedId(null)
    client.removeQueries({ queryKey: query.queryKey })
    void refetch()
  }

  return (
    <Stack gap="xl">
      {submittedId !== null ? (
        <AfterSubmit item={history.items.find((item) => item.assignmentId === submittedId)} onNext={takeAnother} />
      ) : assignment ? (
        <JudgingTask
          key={assignment.id}
          seat={seat}
          assignment={assignment}
          onSubmitted={() => {
            client.removeQueries({ queryKey: query.queryKey })
            setSubmittedId(assignment.id)
          }}
          onGone={takeAnother}
        />
      ) : error && !data ? (
        <ErrorState title="No task could be fetched" error={error} onRetry={() => void refetch()} />
      ) : data ? (
        <EmptyState title="No task is open right now" h={320}>
          <Stack gap="sm" align="center">
            Validators make new ones as they go; imported tasks may all be judged. This page looks again by itself every few seconds, and
            you never get the same task twice. Meanwhile, see below how your judgments were scored.
            <Group>
              <Button size="xs" variant="default" onClick={() => void refetch()}>
                Look now
              </Button>
              <Button size="xs" variant="default" component={Link} href="/">
                See all tasks
              </Button>
            </Group>
          </Stack>
        </EmptyState>
      ) : (
        <Skeleton h={560} />
      )}
      <HistoryPanel seat={seat} history={history} onForget={onForget} />
    </Stack>
  )
}

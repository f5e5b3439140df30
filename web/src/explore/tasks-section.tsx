import { Button, Center, SegmentedControl, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { EmptyState } from '../layout/empty-state.tsx'
import { ErrorState } from '../layout/error-state.tsx'
import { Section } from '../layout/section.tsx'
import { queries } from '../queries.ts'
import { TaskList } from './task-list.tsx'

const PAGE = 10
const MOST = 100
const FILTERS = [
  { value: '', label: 'All' },
  { value: 'open', label: 'Open' },
  { value: 'scored', label: 'Scored' },
]

/** The newest tasks, with a filter, and more on demand. */
export function TasksSection() {
  const [state, setState] = useState('')
  const [limit, setLimit] = useState(PAGE)
  const { data, error, refetch } = useQuery(queries.tasks({ state: state || undefined, limit }))
  return (
    <Section
      title="Tasks"
      note="Newest first"
      aside={<SegmentedControl size="xs" data={FILTERS} value={state} onChange={setState} aria-label="Which tasks" />}
    >
      {data ? (
        data.tasks.length > 0 ? (
          <TaskList tasks={data.tasks} />
        ) : (
          <EmptyState title={state === 'scored' ? 'No task has been scored yet' : 'No tasks here'} h={220}>
            {state === 'scored' ? 'The first epoch takes about 40 s.' : 'Validators make new ones all the time.'}
          </EmptyState>
        )
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton h={430} />
      )}
      {data?.next && limit < MOST && (
        <Center>
          <Button variant="default" size="xs" onClick={() => setLimit(limit + 2 * PAGE)}>
            Show older tasks
          </Button>
        </Center>
      )}
    </Section>
  )
}

import { Button, Center, SegmentedControl, Skeleton } from '@mantine/core'
import { useState } from 'react'
import { plural } from '../format.ts'
import { EmptyState } from '../layout/empty-state.tsx'
import { ErrorState } from '../layout/error-state.tsx'
import { NewItemsButton } from '../layout/new-items-button.tsx'
import { Section } from '../layout/section.tsx'
import { TaskList } from './task-list.tsx'
import { useHeldTasks } from './use-held-tasks.ts'

const FILTERS = [
  { value: '', label: 'All' },
  { value: 'open', label: 'Open' },
  { value: 'scored', label: 'Scored' },
]

/** The newest tasks, with a filter, and more on demand. */
export function TasksSection() {
  const [state, setState] = useState('')
  const { tasks, asOf, dimmed, error, retry, fresh, hasMore, loadingMore, showNewest, showOlder } = useHeldTasks(state || undefined)
  return (
    <Section
      title="Tasks"
      note={asOf ? `Newest first, as of ${asOf}` : 'Newest first'}
      aside={<SegmentedControl size="xs" data={FILTERS} value={state} onChange={setState} aria-label="Which tasks" />}
    >
      {tasks && (
        <NewItemsButton
          words={fresh ? `${plural(fresh.count, `new task`)}${fresh.more ? ' or more' : ''}` : undefined}
          onShow={showNewest}
        />
      )}
      {tasks ? (
        tasks.length > 0 ? (
          <TaskList tasks={tasks} dimmed={dimmed} />
        ) : (
          <EmptyState title={state === 'scored' ? 'No task has been scored yet' : 'No tasks here'} h={220}>
            {state === 'scored' ? 'A task is scored when enough workers have judged it.' : 'Validators make new ones all the time.'}
          </EmptyState>
        )
      ) : error ? (
        <ErrorState error={error} onRetry={retry} />
      ) : (
        <Skeleton h={430} />
      )}
      {hasMore && (
        <Center>
          <Button variant="default" size="xs" onClick={showOlder} loading={loadingMore}>
            Show older tasks
          </Button>
        </Center>
      )}
    </Section>
  )
}

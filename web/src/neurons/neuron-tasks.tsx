import { Anchor, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import classes from '../explore/task-list.module.css'
import { formatDateTime, formatScore } from '../format.ts'
import { EmptyState } from '../layout/empty-state.tsx'
import { ErrorState } from '../layout/error-state.tsx'
import { Section } from '../layout/section.tsx'
import { queries } from '../queries.ts'
import { TaskStateBadge } from '../tasks/task-state-badge.tsx'
import own from './neuron-tasks.module.css'

/** The newest tasks that a neuron set, or was scored on. */
export function NeuronTasks({ uid }: { uid: number }) {
  const { data, error, refetch } = useQuery(queries.neuronTasks(uid))
  return (
    <Section title="Tasks" note="Those it set, and those it was scored on; newest first. Who judged an open task stays hidden.">
      {error && !data ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton h={200} />
      ) : data.tasks.length === 0 ? (
        <EmptyState title="No task yet" />
      ) : (
        <ul className={classes.list}>
          {data.tasks.map(({ id, title, domain, part, state, createdAt, score }) => (
            <li key={`${id} ${part}`} className={classes.row}>
              <span className={classes.state}>
                <TaskStateBadge state={state} />
              </span>
              <Anchor component={Link} href={`/tasks/${id}`} size="sm" fw={500} className={`${classes.title} one-line`} title={title}>
                {title}
              </Anchor>
              <span className={own.facts}>
                {part === 'set' ? 'set by it' : `scored ${score === null ? '–' : formatScore(score)}`}, {domain},{' '}
                <time dateTime={createdAt}>{formatDateTime(createdAt)}</time>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

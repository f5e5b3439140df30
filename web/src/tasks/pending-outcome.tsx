import type { ReactNode } from 'react'
import type { TaskDetail } from '../../../src/protocol/explore.ts'
import { formatDateTime } from '../format.ts'
import { EmptyState } from '../layout/empty-state.tsx'
import { Section } from '../layout/section.tsx'

/** Stands where the outcome of a task will be, or says why there is none. @param children what stays hidden till then */
export function PendingOutcome({ task, children }: { task: TaskDetail; children: ReactNode }) {
  return (
    <Section title="Outcome">
      {task.state === 'open' ? (
        <EmptyState title="Hidden until scored">
          {children} It is due by {formatDateTime(task.deadline)}.
        </EmptyState>
      ) : (
        <EmptyState title={task.state === 'expired' ? 'Nobody answered this task in time' : 'Its validator withdrew this task'} />
      )}
    </Section>
  )
}

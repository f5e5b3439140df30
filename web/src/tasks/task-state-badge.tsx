import { Badge } from '@mantine/core'
import type { TaskSummary } from '../../../src/protocol/task.ts'

const COLORS: Readonly<Record<TaskSummary['state'], string>> = { open: 'blue', scored: 'accent', expired: 'gray', void: 'gray' }

export function TaskStateBadge({ state }: { state: TaskSummary['state'] }) {
  return (
    <Badge variant="light" color={COLORS[state]} size="sm" tt="none" fw={500}>
      {state}
    </Badge>
  )
}

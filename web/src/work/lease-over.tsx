import { Button, Paper, Stack } from '@mantine/core'
import { EmptyState } from '../layout/empty-state.tsx'

export function LeaseOver({ onNext }: { onNext: () => void }) {
  return (
    <Paper withBorder p="lg">
      <EmptyState title="The time for this task is over" h={260}>
        <Stack align="center" gap="md">
          It has gone to someone else. Nothing is held against you.
          <Button onClick={onNext}>Take another task</Button>
        </Stack>
      </EmptyState>
    </Paper>
  )
}

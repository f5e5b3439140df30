import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import type { Assignment } from '../../../src/protocol/work.ts'
import { ScrollRegion } from '../layout/scroll-region.tsx'
import classes from './instruction-panel.module.css'
import { LeaseCountdown } from './lease-countdown.tsx'

const LONG = 220

/** The instruction, in sight all the time where there is room; a long one can be folded to two lines. */
export function InstructionPanel({
  assignment,
  onRelease,
  releasing,
  onOver,
}: {
  assignment: Assignment
  onRelease: () => void
  releasing: boolean
  onOver: () => void
}) {
  const [folded, setFolded] = useState(false)
  const long = assignment.instruction.length > LONG
  return (
    <Paper withBorder shadow="xs" p={{ base: 'sm', sm: 'md' }} className={classes.panel} component="section" aria-labelledby="instruction">
      <Stack gap={6}>
        <Group justify="space-between" gap="xs">
          <Title order={2} size="h5" id="instruction">
            Instruction
          </Title>
          <Group gap="xs">
            {long && (
              <Button size="compact-xs" variant="subtle" onClick={() => setFolded(!folded)} aria-expanded={!folded}>
                {folded ? 'Show all' : 'Fold'}
              </Button>
            )}
            <LeaseCountdown assignment={assignment} onOver={onOver} />
            <Button size="compact-xs" variant="default" onClick={onRelease} loading={releasing}>
              Give it back
            </Button>
          </Group>
        </Group>
        <ScrollRegion name="Text of the instruction" className={long && folded ? classes.folded : classes.text}>
          <Text className={`${classes.columns} preserve-lines`} size="sm" component="div">
            {assignment.instruction}
          </Text>
        </ScrollRegion>
        <Text size="sm" c="dimmed">
          {assignment.criterion.question}
        </Text>
      </Stack>
    </Paper>
  )
}

import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Assignment } from '../../../src/protocol/work.ts'
import { ScrollRegion } from '../layout/scroll-region.tsx'
import classes from './instruction-panel.module.css'
import { LeaseCountdown } from './lease-countdown.tsx'

const LONG = 220

/** A task on loan: it runs out, and can be given back. */
interface Lease {
  readonly releasing: boolean
  readonly onRelease: () => void
  readonly onOver: () => void
}

/** The instruction, in sight all the time where there is room; a long one can be folded to two lines. */
export function InstructionPanel({ assignment, lease }: { assignment: Assignment; lease: Lease | undefined }) {
  const { t } = useTranslation('work')
  const [folded, setFolded] = useState(false)
  const long = assignment.instruction.length > LONG
  return (
    <Paper withBorder shadow="xs" p={{ base: 'sm', sm: 'md' }} className={classes.panel} component="section" aria-labelledby="instruction">
      <Stack gap={6}>
        <Group justify="space-between" gap="xs">
          <Title order={2} size="h5" id="instruction">
            {t('instruction.title')}
          </Title>
          <Group gap="xs">
            {long && (
              <Button size="compact-sm" variant="subtle" onClick={() => setFolded(!folded)} aria-expanded={!folded}>
                {folded ? t('instruction.unfold') : t('instruction.fold')}
              </Button>
            )}
            {lease && (
              <>
                <LeaseCountdown assignment={assignment} onOver={lease.onOver} />
                <Button size="compact-sm" variant="default" onClick={lease.onRelease} loading={lease.releasing}>
                  {t('instruction.release')}
                </Button>
              </>
            )}
          </Group>
        </Group>
        <ScrollRegion name={t('instruction.text')} className={long && folded ? classes.folded : classes.text}>
          <Text className={`${classes.columns} preserve-lines`} size="sm" component="div" dir="auto">
            {assignment.instruction}
          </Text>
        </ScrollRegion>
        <Text size="sm" c="dimmed" dir="auto">
          {assignment.criterion.question}
        </Text>
      </Stack>
    </Paper>
  )
}

import { Button, Group, Kbd, Paper, Text } from '@mantine/core'
import classes from './submit-bar.module.css'
import type { Judging } from './use-judging.ts'

/** What is missing, and the ways on. Stays in sight where there is room for it. */
export function SubmitBar({
  judging,
  onCannotJudge,
  onKeys,
  onGuide,
}: {
  judging: Judging
  onCannotJudge: () => void
  onKeys: () => void
  onGuide: () => void
}) {
  const { missing, submitting } = judging
  return (
    <Paper withBorder shadow="xs" p="sm" className={classes.bar}>
      <Group justify="space-between" gap="sm">
        <Text size="sm" c={missing ? 'dimmed' : undefined} id="missing" flex="1 1 14rem">
          {missing || 'Complete. You can send it now.'}
        </Text>
        <Group gap="xs">
          <Button variant="subtle" size="sm" onClick={onGuide}>
            Guide
          </Button>
          <Button variant="subtle" size="sm" onClick={onKeys} visibleFrom="sm" rightSection={<Kbd size="xs">?</Kbd>}>
            Keys
          </Button>
          <Button variant="default" size="sm" onClick={onCannotJudge} disabled={submitting}>
            Cannot judge
          </Button>
          <Button size="sm" onClick={judging.submit} disabled={missing !== ''} loading={submitting} aria-describedby="missing">
            Submit
          </Button>
        </Group>
      </Group>
    </Paper>
  )
}

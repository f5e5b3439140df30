import { Button, Center, Stack, Text } from '@mantine/core'
import type { FrameSignals } from './use-frame-signals.ts'

type Why = Exclude<FrameSignals['status'], 'loading' | 'ready'>

const TAKEN_AWAY = 'It was taken away so that it cannot slow down the rest. That may count in your judgment.'
const WORDS: Readonly<Record<Why, { readonly title: string; readonly more: string }>> = {
  stopped: { title: 'This page stopped responding', more: TAKEN_AWAY },
  flooded: { title: 'This page sent too many messages and was stopped', more: TAKEN_AWAY },
  missing: { title: 'This page did not start', more: 'It may be stuck in its own script, or the server may be busy.' },
}

/** In place of a page that was taken away. */
export function StoppedPanel({ why, onReload }: { why: Why; onReload: () => void }) {
  const { title, more } = WORDS[why]
  return (
    <Center h="100%" p="md" role="status">
      <Stack align="center" gap="xs" maw={320}>
        <Text fw={600} ta="center">
          {title}
        </Text>
        <Text size="sm" c="dimmed" ta="center">
          {more}
        </Text>
        <Button size="xs" variant="default" onClick={onReload}>
          Load it again
        </Button>
      </Stack>
    </Center>
  )
}

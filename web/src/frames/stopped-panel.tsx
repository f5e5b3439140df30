import { Button, Center, Stack, Text } from '@mantine/core'

/** In place of a page that was taken away. */
export function StoppedPanel({ missing, onReload }: { missing: boolean; onReload: () => void }) {
  return (
    <Center h="100%" p="md" role="status">
      <Stack align="center" gap="xs" maw={320}>
        <Text fw={600} ta="center">
          {missing ? 'This page did not start' : 'This page stopped responding'}
        </Text>
        <Text size="sm" c="dimmed" ta="center">
          {missing
            ? 'It may be stuck in its own script, or the server may be busy.'
            : 'It was taken away so that it cannot slow down the rest. That may count in your judgment.'}
        </Text>
        <Button size="xs" variant="default" onClick={onReload}>
          Load it again
        </Button>
      </Stack>
    </Center>
  )
}

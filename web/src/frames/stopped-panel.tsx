import { Button, Center, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { FrameSignals } from './use-frame-signals.ts'

type Why = Exclude<FrameSignals['status'], 'loading' | 'ready'> | 'grabbing'

/** In place of a page that was taken away. */
export function StoppedPanel({ why, onReload }: { why: Why; onReload: () => void }) {
  const { t } = useTranslation('work')
  return (
    <Center h="100%" p="md" role="status">
      <Stack align="center" gap="xs" maw={320}>
        <Text fw={600} ta="center">
          {t(`frame.${why}`)}
        </Text>
        <Text size="sm" c="dimmed" ta="center">
          {t(why === 'missing' ? 'frame.stuck' : why === 'grabbing' ? 'frame.heldUp' : 'frame.takenAway')}
        </Text>
        <Button size="xs" variant="default" onClick={onReload}>
          {t('frame.again')}
        </Button>
      </Stack>
    </Center>
  )
}

import { List, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { SHARED_THINGS } from '../../../src/protocol/shared-things.ts'

/** What a worker agrees to let whom know. */
export function SharedThings({ miner }: { miner: string }) {
  const { t } = useTranslation('joining')
  return (
    <Stack gap={4}>
      <Text size="sm" fw={600}>
        {t('shares.title', { miner })}
      </Text>
      <List size="sm" spacing={4}>
        {SHARED_THINGS.map((thing) => (
          <List.Item key={thing}>{t(`shares.${thing}`)}</List.Item>
        ))}
      </List>
      <Text size="sm" c="dimmed">
        {t('shares.withdraw')}
      </Text>
    </Stack>
  )
}

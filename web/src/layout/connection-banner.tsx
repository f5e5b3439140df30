import { Affix, Group, Loader, Paper, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useConnection } from '../connection.ts'

/** Says that the server is gone, over the page so that nothing moves; goes away by itself when it is back. */
export function ConnectionBanner() {
  const { t } = useTranslation()
  const lost = useConnection() === 'lost'
  return (
    <div role="status">
      {lost && (
        <Affix position={{ top: 64, left: 16, right: 16 }} style={{ display: 'flex', justifyContent: 'center', pointerEvents: 'none' }}>
          <Paper withBorder shadow="md" px="md" py="sm" maw={560}>
            <Group gap="sm" wrap="nowrap">
              <Loader size="xs" />
              <Text size="sm">{t('connectionLost')}</Text>
            </Group>
          </Paper>
        </Affix>
      )}
    </div>
  )
}

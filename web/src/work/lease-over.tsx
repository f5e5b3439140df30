import { Button, Paper, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../layout/empty-state.tsx'

export function LeaseOver({ onNext }: { onNext: () => void }) {
  const { t } = useTranslation('work')
  return (
    <Paper withBorder p="lg">
      <EmptyState title={t('over.title')} h={260}>
        <Stack align="center" gap="md">
          {t('over.words')}
          <Button onClick={onNext}>{t('over.next')}</Button>
        </Stack>
      </EmptyState>
    </Paper>
  )
}

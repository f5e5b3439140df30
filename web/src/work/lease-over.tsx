import { Button, Paper, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../layout/empty-state.tsx'
import { useTakesFocus } from '../layout/use-takes-focus.ts'

/** In place of a task whose time is over: said aloud, for it comes by itself. */
export function LeaseOver({ onNext }: { onNext: () => void }) {
  const { t } = useTranslation('work')
  const over = useTakesFocus<HTMLDivElement>()
  return (
    <Paper withBorder p="lg">
      <div role="alert" tabIndex={-1} ref={over}>
        <EmptyState title={t('over.title')} h={260}>
          <Stack align="center" gap="md">
            {t('over.words')}
            <Button onClick={onNext}>{t('over.next')}</Button>
          </Stack>
        </EmptyState>
      </div>
    </Paper>
  )
}

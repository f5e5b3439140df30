import { Skeleton, Stack, VisuallyHidden } from '@mantine/core'
import { useTranslation } from 'react-i18next'

export function PageSkeleton() {
  const { t } = useTranslation()
  return (
    <Stack gap="lg" aria-busy="true">
      <VisuallyHidden role="status">{t('loading')}</VisuallyHidden>
      <Skeleton h={34} w={220} />
      <Skeleton h={110} />
      <Skeleton h={420} />
    </Stack>
  )
}

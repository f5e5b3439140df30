import { Anchor, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { PageHeading } from './page-heading.tsx'
import { usePageTitle } from './use-page-title.ts'

export function NotFoundPage() {
  const { t } = useTranslation()
  usePageTitle(t('notFound.heading'))
  return (
    <Stack gap="md" py="xl">
      <PageHeading title={t('notFound.title')}>{t('notFound.words')}</PageHeading>
      <Anchor component={Link} href="/">
        {t('notFound.back')}
      </Anchor>
    </Stack>
  )
}

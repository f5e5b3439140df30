import { Anchor } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useHasDesk } from './device-key.ts'

/** The way to the desk from the workers' page, for who has none in the navigation yet. */
export function OperatorLink() {
  const { t } = useTranslation()
  if (useHasDesk()) return null
  return (
    <Anchor component={Link} href="/desk" size="sm" c="dimmed" style={{ alignSelf: 'flex-start' }}>
      {t('nav.operator')}
    </Anchor>
  )
}

import { Alert, Anchor } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'

/** Shown where only a worker has something to see: the way to a seat. */
export function NoSeat() {
  const { t } = useTranslation('joining')
  return (
    <Alert color="yellow" title={t('page.noSeat')}>
      <Anchor component={Link} href="/work">
        {t('page.takeSeat')}
      </Anchor>
    </Alert>
  )
}

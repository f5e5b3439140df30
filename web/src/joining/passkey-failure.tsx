import { Alert } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ErrorState } from '../layout/error-state.tsx'
import { PasskeyError } from './passkey-seed.ts'

/** Why a passkey did not work, and what does. */
export function PasskeyFailure({ error }: { error: Error }) {
  const { t } = useTranslation('joining')
  if (!(error instanceof PasskeyError)) return <ErrorState title={t('passkey.failed')} error={error} />
  return (
    <Alert color="yellow" variant="light" title={t('passkey.failed')} role="alert">
      {t(`passkey.${error.problem}`)}
    </Alert>
  )
}

import { useTranslation } from 'react-i18next'
import { ErrorState } from './error-state.tsx'

/** Something that was to be done was not. */
export function ActionFailed({ error }: { error: Error }) {
  const { t } = useTranslation()
  return <ErrorState title={t('error.notDone')} error={error} />
}

import { Component, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorState } from './error-state.tsx'

/**
 * Keeps a fault in one part of the page, such as a piece that could not be fetched while the server was away, from blanking all of it.
 * A piece that failed to load stays failed, so the way out is to load the page again, unless there is something to show `instead`.
 */
export class ErrorBoundary extends Component<
  { readonly children: ReactNode; readonly instead?: ReactNode },
  { readonly error: Error | null }
> {
  override state: { readonly error: Error | null } = { error: null }

  static getDerivedStateFromError(error: unknown) {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  override render() {
    const { error } = this.state
    if (!error) return this.props.children
    return this.props.instead ?? <Fault error={error} />
  }
}

function Fault({ error }: { error: Error }) {
  const { t } = useTranslation()
  return <ErrorState error={error} title={t('error.part')} onRetry={() => window.location.reload()} />
}

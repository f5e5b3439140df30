import { Component, type ReactNode } from 'react'
import { ErrorState } from './error-state.tsx'

/**
 * Keeps a fault in one part of the page, such as a piece that could not be fetched while the server was away, from blanking all of it.
 * A piece that failed to load stays failed, so the way out is to load the page again.
 */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, { readonly error: Error | null }> {
  override state: { readonly error: Error | null } = { error: null }

  static getDerivedStateFromError(error: unknown) {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  override render() {
    const { error } = this.state
    if (!error) return this.props.children
    return <ErrorState error={error} title="This part of the page could not be shown" onRetry={() => window.location.reload()} />
  }
}

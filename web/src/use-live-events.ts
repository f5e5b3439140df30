import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { openLiveEvents } from './live-events.ts'

/** One connection for the whole app, open while it is shown. */
export function useLiveEvents(): void {
  const client = useQueryClient()
  useEffect(() => openLiveEvents(client), [client])
}

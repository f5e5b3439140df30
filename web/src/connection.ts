import { useSyncExternalStore } from 'react'

/** `waiting` until the first answer, so that no warning flashes while the page loads. */
export type Connection = 'waiting' | 'online' | 'lost'

let state: Connection = 'waiting'
const listeners = new Set<() => void>()

export function setConnection(next: Connection): void {
  if (next === state) return
  state = next
  for (const listener of listeners) listener()
}

export const getConnection = (): Connection => state

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Whether live events reach this page. */
export function useConnection(): Connection {
  return useSyncExternalStore(subscribe, getConnection)
}

import type { QueryClient } from '@tanstack/react-query'
import type { Assignment } from '../../../src/protocol/work.ts'
import { type Seat, workApi } from './work-api.ts'

let held: { seat: Seat; assignment: Assignment; client: QueryClient } | undefined

/** Names the task that must go back when the page is closed; `undefined` when there is none. Going to another page of the app keeps it. */
export function setHeldTask(task: typeof held): void {
  held = task
}

window.addEventListener('pagehide', () => {
  if (!held) return
  const { seat, assignment, client } = held
  held = undefined
  workApi.release(seat, assignment.id, { keepalive: true }).catch(() => {}) // nobody is left to tell; the lease runs out by itself
  client.removeQueries({ queryKey: ['assignment', seat.signer.address] })
})

// A page brought back from the browser's cache shows a task that was given back: begin anew.
window.addEventListener('pageshow', (event) => {
  if (event.persisted) location.reload()
})

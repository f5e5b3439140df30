import type { QueryClient } from '@tanstack/react-query'
import type { Assignment } from '../../../src/protocol/work.ts'
import { hasDraft } from './draft-store.ts'
import { openOtherDesks } from './other-desks.ts'
import { seatQueries } from './seat-queries.ts'
import { unsentStore } from './use-unsent.ts'
import { type Seat, workApi } from './work-api.ts'

let held: { seat: Seat; assignment: Assignment; client: QueryClient } | undefined
const otherDesks = openOtherDesks()

/** Names the task that must go back when the page is closed; `undefined` when there is none. Going to another page of the app keeps it. */
export function setHeldTask(task: typeof held): void {
  held = task
  otherDesks.hold(task?.assignment.id)
}

/**
 * A page cannot tell a reload from its end. So a task goes back at once only if nothing has been said about it and no other tab has it;
 * else it stays on this worker's desk until its time runs out.
 */
window.addEventListener('pagehide', () => {
  if (!held) return
  const { seat, assignment, client } = held
  held = undefined
  otherDesks.hold(undefined)
  if (unsentStore.read().some(({ judgment }) => judgment.leaseId === assignment.id)) return // judged in another tab, and not sent yet
  if (hasDraft(assignment.id) || otherDesks.share(assignment.id)) return
  workApi.release(seat, assignment.id, { keepalive: true }).catch(() => {}) // nobody is left to tell; the lease runs out by itself
  client.removeQueries({ queryKey: seatQueries.assignment(seat).queryKey })
})

// A page brought back from the browser's cache may show a task that was given back: begin anew.
window.addEventListener('pageshow', (event) => {
  if (event.persisted) location.reload()
})

/**
 * The life of a task.
 * open -> scored: enough judgments, or the deadline passed with at least one.
 * open -> expired: the deadline passed with none.
 * open -> void: its validator withdrew it (wrong input, broken response).
 * The last three are ends: what has happened to a task happens once.
 */
export const TASK_TRANSITIONS = {
  open: ['scored', 'expired', 'void'],
  scored: [],
  expired: [],
  void: [],
} as const satisfies Record<string, readonly string[]>

export type TaskState = keyof typeof TASK_TRANSITIONS

/**
 * The life of a lease.
 * open -> submitted: a judgment came in time. open -> released: given back. open -> expired: its time ran out.
 */
export const LEASE_TRANSITIONS = {
  open: ['submitted', 'released', 'expired'],
  submitted: [],
  released: [],
  expired: [],
} as const satisfies Record<string, readonly string[]>

export type LeaseState = keyof typeof LEASE_TRANSITIONS

/** States from which `to` may be reached, for the WHERE clause of a guarded update. @example statesBefore(TASK_TRANSITIONS, 'scored') // ['open'] */
export function statesBefore<S extends string>(transitions: Readonly<Record<S, readonly string[]>>, to: S): S[] {
  return (Object.keys(transitions) as S[]).filter((from) => transitions[from].includes(to))
}

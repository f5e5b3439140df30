const BREAK_MS = 5 * 60_000

/** How long somebody has been at work since the last break, and how long nothing has happened. */
export interface WorkSpell {
  readonly workedMs: number
  readonly idleMs: number
}

export const NO_WORK: WorkSpell = { workedMs: 0, idleMs: 0 }

/** One moment more, at work or not; five minutes of nothing are a break. */
export function countWork({ workedMs, idleMs }: WorkSpell, { active, ms }: { readonly active: boolean; readonly ms: number }): WorkSpell {
  if (active) return { workedMs: workedMs + ms, idleMs: 0 }
  const idle = idleMs + ms
  return { workedMs: idle >= BREAK_MS ? 0 : workedMs, idleMs: idle }
}

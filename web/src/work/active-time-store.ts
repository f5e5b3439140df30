/** Entries that were not counted on for so long are of tasks that are gone. */
const KEPT_MS = 7 * 86_400_000
const PREFIX = 'kumite.active.'

const times = new Map<string, number>()

/** Milliseconds of work on a task so far: they outlive a reload and a look at another page, as its draft does. */
export function readActiveTime(assignmentId: string): number {
  const activeMs = times.get(assignmentId) ?? load(assignmentId)
  times.set(assignmentId, activeMs)
  return activeMs
}

export function addActiveTime(assignmentId: string, ms: number): void {
  const activeMs = readActiveTime(assignmentId) + ms
  times.set(assignmentId, activeMs)
  try {
    localStorage.setItem(PREFIX + assignmentId, JSON.stringify({ activeMs, atMs: Date.now() }))
  } catch {
    // no storage (a private window, a policy): the time is counted as long as the page lives
  }
}

/** The task is off the desk, and its draft with it. */
export function dropActiveTime(assignmentId: string): void {
  times.delete(assignmentId)
  try {
    localStorage.removeItem(PREFIX + assignmentId)
  } catch {
    // as above
  }
}

function load(assignmentId: string): number {
  try {
    for (const key of Object.keys(localStorage).filter((name) => name.startsWith(PREFIX)))
      if (!(Date.now() - parse(localStorage.getItem(key)).atMs < KEPT_MS)) localStorage.removeItem(key)
    return parse(localStorage.getItem(PREFIX + assignmentId)).activeMs
  } catch {
    return 0
  }
}

/** What was kept; nothing, and from long ago, where that is of another shape. */
function parse(kept: string | null): { readonly activeMs: number; readonly atMs: number } {
  try {
    const { activeMs, atMs } = JSON.parse(kept ?? '') as { activeMs?: unknown; atMs?: unknown }
    if (typeof activeMs === 'number' && activeMs >= 0 && typeof atMs === 'number') return { activeMs, atMs }
  } catch {
    // not ours
  }
  return { activeMs: 0, atMs: 0 }
}

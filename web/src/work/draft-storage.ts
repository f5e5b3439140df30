import { EMPTY_DRAFT, type JudgmentDraft } from './judgment-draft.ts'

/** Drafts that were not changed for so long are of tasks that are gone. */
const KEPT_MS = 7 * 86_400_000
const PREFIX = 'kumite.draft.'

/**
 * Drafts as the browser keeps them: they outlive a tab that is closed or crashes, as the task does on the worker's desk.
 * @param storage may be refused (a private window, a policy): then nothing is kept
 */
export function createDraftStorage(storage: () => Storage, now: () => number) {
  function attempt<T>(fallback: T, action: (kept: Storage) => T): T {
    try {
      return action(storage())
    } catch {
      return fallback
    }
  }
  const ids = (kept: Storage) =>
    Array.from({ length: kept.length }, (_, index) => kept.key(index) ?? '')
      .filter((key) => key.startsWith(PREFIX))
      .map((key) => key.slice(PREFIX.length))

  return {
    /** @returns an empty draft where none is kept */
    load: (id: string): JudgmentDraft =>
      attempt(EMPTY_DRAFT, (kept) => {
        for (const other of ids(kept)) if (!(now() - parse(kept.getItem(PREFIX + other)).atMs < KEPT_MS)) kept.removeItem(PREFIX + other)
        return { ...EMPTY_DRAFT, ...parse(kept.getItem(PREFIX + id)).draft }
      }),
    save: (id: string, draft: JudgmentDraft): void =>
      attempt(undefined, (kept) => kept.setItem(PREFIX + id, JSON.stringify({ draft, atMs: now() }))),
    remove: (id: string): void => attempt(undefined, (kept) => kept.removeItem(PREFIX + id)),
    ids: (): readonly string[] => attempt([], ids),
  }
}

/** What was kept; nothing, and from long ago, where that is of another shape. */
function parse(kept: string | null): { readonly draft: Partial<JudgmentDraft>; readonly atMs: number } {
  try {
    const { draft, atMs } = JSON.parse(kept ?? '') as { draft?: unknown; atMs?: unknown }
    if (typeof draft === 'object' && draft !== null && typeof atMs === 'number') return { draft, atMs }
  } catch {
    // not ours
  }
  return { draft: {}, atMs: 0 }
}

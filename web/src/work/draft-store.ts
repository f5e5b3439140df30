import { useSyncExternalStore } from 'react'
import { EMPTY_DRAFT, type JudgmentDraft } from './judgment-draft.ts'

/** Drafts by assignment: they outlive a look at another page of the app, and in the tab's own storage also a reload. */
const drafts = new Map<string, JudgmentDraft>()
const listeners = new Set<() => void>()
const storageKey = (assignmentId: string) => `kumite.draft.${assignmentId}`

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function readDraft(assignmentId: string): JudgmentDraft {
  const draft = drafts.get(assignmentId) ?? loadDraft(assignmentId)
  drafts.set(assignmentId, draft)
  return draft
}

function loadDraft(assignmentId: string): JudgmentDraft {
  try {
    return { ...EMPTY_DRAFT, ...(JSON.parse(sessionStorage.getItem(storageKey(assignmentId)) ?? '{}') as Partial<JudgmentDraft>) }
  } catch {
    return EMPTY_DRAFT // no storage (a private window, a policy): the draft lives as long as the page
  }
}

function keep(assignmentId: string, draft: JudgmentDraft | undefined): void {
  try {
    if (draft) sessionStorage.setItem(storageKey(assignmentId), JSON.stringify(draft))
    else sessionStorage.removeItem(storageKey(assignmentId))
  } catch {
    // as above
  }
}

/** Whether anything has been said about a task. */
export function hasDraft(assignmentId: string): boolean {
  const { grades, places, ticks, preferred, reason } = readDraft(assignmentId)
  return [grades, places, ticks].some((said) => Object.keys(said).length > 0) || preferred !== undefined || reason !== ''
}

/** The task is off the desk. */
export function dropDraft(assignmentId: string): void {
  drafts.delete(assignmentId)
  keep(assignmentId, undefined)
}

/** The draft of one assignment, and how to change it. */
export function useDraft(assignmentId: string): [JudgmentDraft, (change: Partial<JudgmentDraft>) => void] {
  const draft = useSyncExternalStore(subscribe, () => readDraft(assignmentId))
  function update(change: Partial<JudgmentDraft>): void {
    const changed = { ...readDraft(assignmentId), ...change }
    drafts.set(assignmentId, changed)
    keep(assignmentId, changed)
    for (const listener of listeners) listener()
  }
  return [draft, update]
}

import { useSyncExternalStore } from 'react'
import { EMPTY_DRAFT, type JudgmentDraft } from './judgment-draft.ts'

/** Drafts outlive a look at another page of the app: they are kept by assignment until the page is left. */
const drafts = new Map<string, JudgmentDraft>()
const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The draft of one assignment, and how to change it. */
export function useDraft(assignmentId: string): [JudgmentDraft, (change: Partial<JudgmentDraft>) => void] {
  const draft = useSyncExternalStore(subscribe, () => drafts.get(assignmentId) ?? EMPTY_DRAFT)
  function update(change: Partial<JudgmentDraft>): void {
    drafts.set(assignmentId, { ...(drafts.get(assignmentId) ?? EMPTY_DRAFT), ...change })
    for (const listener of listeners) listener()
  }
  return [draft, update]
}

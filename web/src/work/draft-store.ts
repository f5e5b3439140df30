import { useSyncExternalStore } from 'react'
import { dropActiveTime } from './active-time-store.ts'
import { changeDraft, type DraftHistory, NO_HISTORY, redoChange, undoChange } from './draft-history.ts'
import { EMPTY_DRAFT, type JudgmentDraft } from './judgment-draft.ts'

/** Drafts by assignment: they outlive a look at another page of the app, and in the tab's own storage also a reload (without their past). */
const drafts = new Map<string, DraftHistory>()
const listeners = new Set<() => void>()
const storageKey = (assignmentId: string) => `kumite.draft.${assignmentId}`

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function readHistory(assignmentId: string): DraftHistory {
  const history = drafts.get(assignmentId) ?? { ...NO_HISTORY, present: loadDraft(assignmentId) }
  drafts.set(assignmentId, history)
  return history
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

function write(assignmentId: string, history: DraftHistory): void {
  drafts.set(assignmentId, history)
  keep(assignmentId, history.present)
  for (const listener of listeners) listener()
}

/** Whether anything has been said about a task. */
export function hasDraft(assignmentId: string): boolean {
  return JSON.stringify({ ...EMPTY_DRAFT, ...readHistory(assignmentId).present }) !== JSON.stringify(EMPTY_DRAFT)
}

/** The task is off the desk. */
export function dropDraft(assignmentId: string): void {
  drafts.delete(assignmentId)
  keep(assignmentId, undefined)
  dropActiveTime(assignmentId)
}

/** The draft of one assignment as it is now: what was changed in the same moment, by keys that follow each other quickly, is in it. */
export function readDraft(assignmentId: string): JudgmentDraft {
  return readHistory(assignmentId).present
}

/** The draft of one assignment, and how to change it, to undo that and to do it again. */
export function useDraft(assignmentId: string) {
  const { present, past, future } = useSyncExternalStore(subscribe, () => readHistory(assignmentId))
  return {
    draft: present,
    canUndo: past.length > 0,
    canRedo: future.length > 0,
    /** @param name changes of one name that follow each other are undone as one: for what is typed */
    update: (change: Partial<JudgmentDraft>, name?: string) => write(assignmentId, changeDraft(readHistory(assignmentId), change, name)),
    undo: () => write(assignmentId, undoChange(readHistory(assignmentId))),
    redo: () => write(assignmentId, redoChange(readHistory(assignmentId))),
  }
}

import { useSyncExternalStore } from 'react'
import { dropActiveTime } from './active-time-store.ts'
import { changeDraft, type DraftHistory, NO_HISTORY, redoChange, undoChange } from './draft-history.ts'
import { createDraftStorage } from './draft-storage.ts'
import { EMPTY_DRAFT, type JudgmentDraft } from './judgment-draft.ts'

/** Drafts by assignment: they outlive a look at another page of the app, and in the browser's storage also a reload and the tab (without their past). */
const stored = createDraftStorage(() => localStorage, Date.now)
const drafts = new Map<string, DraftHistory>()
const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function readHistory(assignmentId: string): DraftHistory {
  const history = drafts.get(assignmentId) ?? { ...NO_HISTORY, present: stored.load(assignmentId) }
  drafts.set(assignmentId, history)
  return history
}

function write(assignmentId: string, history: DraftHistory): void {
  drafts.set(assignmentId, history)
  stored.save(assignmentId, history.present)
  for (const listener of listeners) listener()
}

/** Whether anything has been said about a task. */
export function hasDraft(assignmentId: string): boolean {
  return JSON.stringify({ ...EMPTY_DRAFT, ...readHistory(assignmentId).present }) !== JSON.stringify(EMPTY_DRAFT)
}

/** The task is off the desk. */
export function dropDraft(assignmentId: string): void {
  drafts.delete(assignmentId)
  stored.remove(assignmentId)
  dropActiveTime(assignmentId)
}

/** Another worker sits down: two workers of one miner may have the same task, and what one has said of it must not be there for the other. */
export function dropAllDrafts(): void {
  for (const assignmentId of new Set([...drafts.keys(), ...stored.ids()])) dropDraft(assignmentId)
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

import { EMPTY_DRAFT, type JudgmentDraft } from './judgment-draft.ts'

const MOST_STEPS = 200

/** A draft, and what it was before and after each change. */
export interface DraftHistory {
  readonly past: readonly JudgmentDraft[]
  readonly present: JudgmentDraft
  readonly future: readonly JudgmentDraft[]
  /** The name of the last change, if it had one: the next one of that name is the same step. */
  readonly lastName?: string | undefined
}

export const NO_HISTORY: DraftHistory = { past: [], present: EMPTY_DRAFT, future: [] }

/** One change. Changes of one name that follow each other, such as the letters of a text, are undone as one. */
export function changeDraft(history: DraftHistory, change: Partial<JudgmentDraft>, name?: string): DraftHistory {
  const present = { ...history.present, ...change }
  if (name !== undefined && name === history.lastName) return { ...history, present, future: [] }
  return { past: [...history.past, history.present].slice(-MOST_STEPS), present, future: [], lastName: name }
}

/** The draft before the last change; the same where there was none. */
export function undoChange({ past, present, future }: DraftHistory): DraftHistory {
  const before = past.at(-1)
  return before ? { past: past.slice(0, -1), present: before, future: [present, ...future] } : { past, present, future }
}

/** The draft before the last undoing; the same where there was none. */
export function redoChange({ past, present, future }: DraftHistory): DraftHistory {
  const [after, ...later] = future
  return after ? { past: [...past, present], present: after, future: later } : { past, present, future }
}

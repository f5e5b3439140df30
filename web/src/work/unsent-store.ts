import type { SignedJudgment } from '../../../src/protocol/judgment.ts'

const STORAGE_KEY = 'kumite.unsent'

/**
 * Judgments that could not be sent, as they were signed: they are sent when the line is back, and count once however often they arrive.
 * All tabs of a browser share them: each reads what is stored before it writes.
 * @param storage the browser's; it may be refused (a private window, a policy): then they are kept as long as the page
 */
export function createUnsentStore(storage: () => Pick<Storage, 'getItem' | 'setItem'>) {
  const listeners = new Set<() => void>()
  let text: string | null = null
  let kept: readonly SignedJudgment[] = []
  let refused = false

  /** @returns the same array as long as nothing has changed */
  function read(): readonly SignedJudgment[] {
    if (refused) return kept
    try {
      const stored = storage().getItem(STORAGE_KEY)
      if (stored !== text) {
        text = stored
        kept = parse(stored)
      }
    } catch {
      // refused: what this page holds is all there is
    }
    return kept
  }

  function write(next: readonly SignedJudgment[]): void {
    kept = next
    text = JSON.stringify(next)
    try {
      storage().setItem(STORAGE_KEY, text)
      refused = false
    } catch {
      refused = true
    }
    tell()
  }

  function tell(): void {
    for (const listener of listeners) listener()
  }

  return {
    read,
    /** A later judgment of the same lease takes the place of an earlier one. */
    keep: (signed: SignedJudgment) => write([...read().filter(({ judgment }) => judgment.leaseId !== signed.judgment.leaseId), signed]),
    /** Drops this very judgment: one that has taken its place meanwhile stays. */
    drop: (signed: SignedJudgment) => write(read().filter(({ judgment }) => judgment.id !== signed.judgment.id)),
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    /** Another tab has written. */
    tell,
  }
}

function parse(stored: string | null): readonly SignedJudgment[] {
  try {
    const value: unknown = JSON.parse(stored ?? '[]')
    return Array.isArray(value) ? (value as SignedJudgment[]) : []
  } catch {
    return []
  }
}

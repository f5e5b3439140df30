import type { SignedJudgment } from '../../../src/protocol/judgment.ts'

const STORAGE_KEY = 'kumite.unsent'

export type UnsentStore = ReturnType<typeof createUnsentStore>

/** A judgment that waits no longer because it was refused for good. */
export interface RefusedJudgment {
  readonly signed: SignedJudgment
  readonly error: Error
}

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
  let refusal: RefusedJudgment | undefined

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

  /** Drops this very judgment: one that has taken its place meanwhile stays. */
  function drop(signed: SignedJudgment): void {
    write(read().filter(({ judgment }) => judgment.id !== signed.judgment.id))
  }

  return {
    read,
    /** A later judgment of the same lease takes the place of an earlier one. */
    keep: (signed: SignedJudgment) => write([...read().filter(({ judgment }) => judgment.leaseId !== signed.judgment.leaseId), signed]),
    drop,
    /** Drops it, and remembers why for as long as the page lives. */
    refuse(signed: SignedJudgment, error: Error): void {
      refusal = { signed, error }
      drop(signed)
    },
    lastRefusal: () => refusal,
    forgetRefusal(): void {
      refusal = undefined
      tell()
    },
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

import { BaseError } from '../core/base-error.ts'

/** What is wrong with a running network: kept for who asks, and told once rather than at every turn. */
export interface Troubles {
  /** In words, as they stand now. */
  list(): string[]
  /** A part of the network failed at its turn. */
  begin(name: string, error: unknown): void
  /** A part of the network did its turn. */
  end(name: string): void
  /** Something failed once. */
  tell(error: unknown): void
}

/** The same error is told again after so long. */
const QUIET_MS = 60_000

export function createTroubles(say: (line: string) => void): Troubles {
  const standing = new Map<string, string>()
  const toldMs = new Map<string, number>()

  function tell(error: unknown): void {
    const text = textOf(error)
    const nowMs = performance.now()
    for (const [other, atMs] of toldMs) if (nowMs - atMs > QUIET_MS) toldMs.delete(other)
    if (toldMs.has(text)) return
    toldMs.set(text, nowMs)
    say(`! ${text}`)
  }

  return {
    list: () => [...standing.values()],
    begin(name, error) {
      standing.set(name, `${name}: ${error instanceof Error ? error.message : String(error)}`)
      tell(error)
    },
    end(name) {
      if (standing.delete(name)) say(`  ${name}: goes on`)
    },
    tell,
  }
}

/** Only what nobody foresaw comes with a stack. */
function textOf(error: unknown): string {
  if (error instanceof BaseError && error.retryable) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

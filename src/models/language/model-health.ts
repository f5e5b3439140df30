import type { Clock } from '../../core/clock.ts'

/** The first cool-down; each further failure in a row doubles it, up to the longest. */
const FIRST_MS = 5_000
const LONGEST_MS = 10 * 60_000

/** Which models are left in peace for a while because they failed. */
export interface ModelHealth {
  /** When the model may be asked again, in milliseconds since the Unix epoch; past or 0 = now. */
  coolUntilMs(name: string): number
  failed(name: string, atLeastMs?: number): void
  answered(name: string): void
}

/** One good answer ends all doubt; failures in a row make each cool-down twice as long as the last. */
export function createModelHealth(clock: Clock): ModelHealth {
  const states = new Map<string, { failures: number; untilMs: number }>()
  return {
    coolUntilMs: (name) => states.get(name)?.untilMs ?? 0,
    failed(name, atLeastMs = 0) {
      const failures = (states.get(name)?.failures ?? 0) + 1
      const coolMs = Math.max(Math.min(FIRST_MS * 2 ** (failures - 1), LONGEST_MS), atLeastMs)
      states.set(name, { failures, untilMs: clock.now() + coolMs })
    },
    answered: (name) => void states.delete(name),
  }
}

/** Time comes in as an argument everywhere, so that the same stages run on the wall clock, in simulations and in tests. */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number
}

/** The wall clock. */
export const systemClock: Clock = { now: () => Date.now() }

/** A clock that stands still until it is moved. */
export interface SimulatedClock extends Clock {
  /** Moves time forward. @throws {RangeError} if `ms` is negative: time never runs backwards */
  advance(ms: number): void
}

/** @param startMs first reading, milliseconds since the Unix epoch */
export function createSimulatedClock(startMs: number): SimulatedClock {
  let nowMs = startMs
  return {
    now: () => nowMs,
    advance(ms) {
      if (ms < 0) throw new RangeError(`advance: expected ms >= 0, got ${ms}`)
      nowMs += ms
    },
  }
}

/** How long somebody who failed is left in peace. */
export interface BreakerOptions {
  /** So many failures in a row open the circuit. */
  readonly failures: number
  /** How long it stays open at first; each further failure doubles it, up to `longestMs`. */
  readonly firstMs: number
  readonly longestMs: number
}

/** Circuits by name: whoever fails again and again is asked no more for a while, then tried with one call. */
export interface CircuitBreaker {
  /** Whether a call may be made now. Where a circuit has been open long enough, the first to ask gets true and the others wait for its outcome. */
  admits(name: string, nowMs: number): boolean
  /** When the next call may be made; 0 = at any time. */
  openUntilMs(name: string): number
  succeeded(name: string): void
  failed(name: string, nowMs: number): void
  /** The call was given up by whoever made it: says nothing of the other side. */
  abandoned(name: string): void
}

interface Circuit {
  readonly failures: number
  readonly openUntilMs: number
  /** A trial call is under way. */
  readonly trying: boolean
}

const CLOSED: Circuit = { failures: 0, openUntilMs: 0, trying: false }

/**
 * @source Nygard (2018), Release It!, 2nd ed., section 5.2: circuit breaker
 * @example createCircuitBreaker({ failures: 3, firstMs: 5000, longestMs: 600_000 }).admits('miner', 0) // true
 */
export function createCircuitBreaker({ failures: most, firstMs, longestMs }: BreakerOptions): CircuitBreaker {
  const circuits = new Map<string, Circuit>()
  const of = (name: string) => circuits.get(name) ?? CLOSED
  return {
    admits(name, nowMs) {
      const circuit = of(name)
      if (circuit.failures < most) return true
      if (circuit.trying || nowMs < circuit.openUntilMs) return false
      circuits.set(name, { ...circuit, trying: true })
      return true
    },
    openUntilMs: (name) => of(name).openUntilMs,
    succeeded: (name) => void circuits.delete(name),
    failed(name, nowMs) {
      const circuit = of(name)
      if (nowMs < circuit.openUntilMs) return // it was asked before that: many calls at once are one failure, not a long row of them
      const failures = circuit.failures + 1
      const openMs = failures < most ? 0 : Math.min(longestMs, firstMs * 2 ** (failures - most))
      circuits.set(name, { failures, openUntilMs: openMs === 0 ? 0 : nowMs + openMs, trying: false })
    },
    abandoned: (name) => void circuits.set(name, { ...of(name), trying: false }),
  }
}

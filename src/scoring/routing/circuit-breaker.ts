/** How long somebody who failed is left in peace. */
export interface BreakerOptions {
  /** So many failures in a row open the circuit. */
  readonly failures: number
  /** How long it stays open at first; each further failure doubles it, up to `longestMs`. */
  readonly firstMs: number
  readonly longestMs: number
}

/** Circuits by name and by asker: whoever fails again and again is asked no more for a while, then tried with one call. */
export interface CircuitBreaker {
  /** Whether this asker may make a call now. Where its circuit has been open long enough, its first call gets true and its others wait for the outcome. */
  admits(name: string, asker: string, nowMs: number): boolean
  /** When this asker may make its next call; 0 = at any time. */
  openUntilMs(name: string, asker: string): number
  succeeded(name: string, asker: string): void
  failed(name: string, asker: string, nowMs: number): void
  /** The call was given up by whoever made it: says nothing of the other side. */
  abandoned(name: string, asker: string): void
}

interface Circuit {
  readonly failures: number
  readonly openUntilMs: number
  /** A trial call is under way. */
  readonly trying: boolean
}

const CLOSED: Circuit = { failures: 0, openUntilMs: 0, trying: false }

/**
 * A circuit of every asker to everybody it calls. For all others a circuit is open as long as those of two askers are: one who asks what
 * nobody can answer, or a rival's customer, closes nobody's way but its own.
 *
 * open for asker a until the later of: the end of a's own rest, the second latest end of anybody's rest
 *
 * @source Nygard (2018), Release It!, 2nd ed., section 5.2: circuit breaker
 * @example createCircuitBreaker({ failures: 3, firstMs: 5000, longestMs: 600_000 }).admits('miner', 'key', 0) // true
 */
export function createCircuitBreaker({ failures: most, firstMs, longestMs }: BreakerOptions): CircuitBreaker {
  const circuits = new Map<string, Map<string, Circuit>>()
  const own = (name: string, asker: string) => circuits.get(name)?.get(asker) ?? CLOSED
  const set = (name: string, asker: string, circuit: Circuit) => {
    const ofName = circuits.get(name) ?? new Map<string, Circuit>()
    circuits.set(name, ofName.set(asker, circuit))
  }
  const openUntilMs = (name: string, asker: string) => Math.max(own(name, asker).openUntilMs, secondLatest(circuits.get(name)))
  return {
    admits(name, asker, nowMs) {
      if (nowMs < openUntilMs(name, asker)) return false
      const circuit = own(name, asker)
      if (circuit.failures < most) return true
      if (circuit.trying) return false
      set(name, asker, { ...circuit, trying: true })
      return true
    },
    openUntilMs,
    succeeded: (name, asker) => void circuits.get(name)?.delete(asker),
    failed(name, asker, nowMs) {
      const circuit = own(name, asker)
      if (nowMs < circuit.openUntilMs) return // it was asked before that: many calls at once are one failure, not a long row of them
      const failures = circuit.failures + 1
      const openMs = failures < most ? 0 : Math.min(longestMs, firstMs * 2 ** (failures - most))
      set(name, asker, { failures, openUntilMs: openMs === 0 ? 0 : nowMs + openMs, trying: false })
    },
    abandoned: (name, asker) => set(name, asker, { ...own(name, asker), trying: false }),
  }
}

function secondLatest(circuits: ReadonlyMap<string, Circuit> = new Map()): number {
  let [latest, second] = [0, 0]
  for (const { openUntilMs } of circuits.values()) {
    if (openUntilMs > latest) [latest, second] = [openUntilMs, latest]
    else second = Math.max(second, openUntilMs)
  }
  return second
}

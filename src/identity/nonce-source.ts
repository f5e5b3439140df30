import type { Clock } from '../core/clock.ts'

/**
 * Nonces for signed requests: the clock's time in nanoseconds, and always more than the last one, so that
 * requests within one millisecond differ.
 *
 * @returns a function that gives the next nonce, in decimal
 */
export function createNonceSource(clock: Clock): () => string {
  let last = 0n
  return () => {
    const now = BigInt(Math.floor(clock.now())) * 1_000_000n
    last = now > last ? now : last + 1n
    return last.toString()
  }
}

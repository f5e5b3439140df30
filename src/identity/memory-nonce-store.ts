import type { Clock } from '../core/clock.ts'
import type { NonceStore } from './nonce-store.ts'

/**
 * Nonces in this process's memory: for tests and headless runs, since a restart forgets them.
 * It never drops a nonce that could still be replayed; when it is full of them it refuses instead.
 *
 * @param capacity entries held at most; the default is good for some 3,000 requests a second
 */
export function createMemoryNonceStore({ clock, capacity = 200_000 }: { clock: Clock; capacity?: number }): NonceStore {
  const expiry = new Map<string, number>()

  /** A Map keeps the order of insertion, and nonces expire nearly in that order: a cheap sweep from the oldest on. */
  function forgetExpired(nowMs: number): void {
    for (const [key, expiresMs] of expiry) {
      if (expiresMs > nowMs) return
      expiry.delete(key)
    }
  }

  return {
    async use({ sender, nonce, expiresMs }) {
      forgetExpired(clock.now())
      const key = `${sender} ${nonce}`
      if (expiry.has(key)) return 'used'
      if (expiry.size >= capacity) return 'full'
      expiry.set(key, expiresMs)
      return 'new'
    },
  }
}

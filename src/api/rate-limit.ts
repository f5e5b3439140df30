import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { BaseError } from '../core/base-error.ts'
import type { Clock } from '../core/clock.ts'
import { TooManyRequestsError } from './errors.ts'

interface Rate {
  /** So many at once. */
  readonly burst: number
  /** And after those so many more, spread over time. */
  readonly perSecond: number
}

/** More addresses than this are not told apart: who was seen longest ago is forgotten first. */
const MOST_ADDRESSES = 10_000

/**
 * Refuses requests that come too fast, from one address and from all together; in memory, for each process by itself. The address is that of
 * the connection: headers that a proxy may or may not have written count for nothing, so that behind one all share its address.
 * @throws {@link TooManyRequestsError}
 */
export function limitRate(clock: Clock, rates: Rates) {
  const take = createTaker(clock, rates)
  return createMiddleware(async (c, next) => {
    take(c)
    await next()
  })
}

/**
 * As {@link limitRate}, but only what was refused as a wrong guess takes a token, and when none is left the refusal says so: who guesses, or
 * sends what cannot even be read, keeps nobody out who has the right word, even from the same address. For words too long to be guessed at
 * any rate: a right one is taken whenever it comes.
 * @param codes of the refusals that count
 * @throws {@link TooManyRequestsError}
 */
export function limitWrongGuesses(clock: Clock, rates: Rates, codes: readonly string[]) {
  const take = createTaker(clock, rates)
  return createMiddleware(async (c, next) => {
    await next()
    if (c.error instanceof BaseError && codes.includes(c.error.code)) take(c)
  })
}

interface Rates {
  readonly each: Rate
  readonly all: Rate
}

function createTaker(clock: Clock, { each, all }: Rates): (c: Context) => void {
  const ofEach = createTokenBuckets(clock, each)
  const ofAll = createTokenBuckets(clock, all)
  return (c) => {
    const env = c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined
    // Whoever is too fast alone takes nothing from the others.
    const waitMs = ofEach(networkOf(env?.incoming?.socket?.remoteAddress ?? 'this process')) || ofAll('')
    if (waitMs > 0) throw new TooManyRequestsError({ waitMs })
  }
}

/** A bucket of tokens for each key, which fills by itself. @returns a function that takes one token; it returns 0, or how long to wait */
export function createTokenBuckets(clock: Clock, { burst, perSecond }: Rate, mostKeys = MOST_ADDRESSES): (key: string) => number {
  const buckets = new Map<string, { tokens: number; atMs: number }>()
  return (key) => {
    const nowMs = clock.now()
    const bucket = buckets.get(key) ?? { tokens: burst, atMs: nowMs }
    const tokens = Math.min(burst, bucket.tokens + (Math.max(0, nowMs - bucket.atMs) / 1000) * perSecond)
    const taken = tokens >= 1
    buckets.delete(key) // and in again at the end: the first is the one that was seen longest ago
    buckets.set(key, { tokens: taken ? tokens - 1 : tokens, atMs: nowMs })
    if (buckets.size > mostKeys) buckets.delete(buckets.keys().next().value!)
    return taken ? 0 : Math.ceil(((1 - tokens) / perSecond) * 1000)
  }
}

/** Of an IPv6 address the network: one customer of a provider has all 2^64 addresses of it. */
export function networkOf(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address
  const [left = [], right = []] = address.split('::').map((part) => (part === '' ? [] : part.split(':')))
  const zeros = Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0')
  return [...left, ...zeros, ...right].slice(0, 4).join(':')
}

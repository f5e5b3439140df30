import { describe, expect, it } from 'vitest'
import { createSimulatedClock } from '../core/clock.ts'
import { createMemoryNonceStore } from './memory-nonce-store.ts'
import { createNonceSource } from './nonce-source.ts'

describe('createMemoryNonceStore', () => {
  it('takes a nonce once per sender until it expires', async () => {
    const clock = createSimulatedClock(0)
    const store = createMemoryNonceStore({ clock })
    const entry = { sender: 'a', nonce: '1', expiresMs: 60_000 }
    expect(await store.use(entry)).toBe('new')
    expect(await store.use(entry)).toBe('used')
    expect(await store.use({ ...entry, sender: 'b' })).toBe('new')
    clock.advance(59_999)
    expect(await store.use(entry)).toBe('used')
    clock.advance(1)
    expect(await store.use({ ...entry, expiresMs: 120_000 })).toBe('new')
  })

  it('regression 4: refuses when it is full rather than forget a nonce that could be replayed', async () => {
    const clock = createSimulatedClock(0)
    const store = createMemoryNonceStore({ clock, capacity: 3 })
    for (const nonce of ['1', '2', '3']) await store.use({ sender: 'a', nonce, expiresMs: 1000 })
    expect(await store.use({ sender: 'a', nonce: '4', expiresMs: 1000 })).toBe('full')
    expect(await store.use({ sender: 'a', nonce: '1', expiresMs: 1000 })).toBe('used')
    clock.advance(1000)
    expect(await store.use({ sender: 'a', nonce: '4', expiresMs: 2000 })).toBe('new')
  })
})

describe('createNonceSource', () => {
  it('gives nanoseconds that always grow, within one millisecond and when the clock stands', () => {
    const clock = createSimulatedClock(1_752_076_800_000)
    const next = createNonceSource(clock)
    const nonces = Array.from({ length: 1000 }, next)
    expect(nonces[0]).toBe('1752076800000000000')
    expect(new Set(nonces).size).toBe(1000)
    clock.advance(1)
    expect(BigInt(next())).toBe(1_752_076_800_001_000_000n)
  })
})

import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { withinTime } from './within-time.ts'

describe('withinTime', () => {
  it('aborts when time is up', async () => {
    const signal = withinTime(20)
    expect(signal.aborted).toBe(false)
    await setTimeout(60)
    expect(signal.reason).toMatchObject({ name: 'TimeoutError' })
  })

  it('aborts with the other signal, with its reason, now or later', () => {
    const other = new AbortController()
    const signal = withinTime(60_000, other.signal)
    other.abort('gone')
    expect([signal.aborted, signal.reason]).toEqual([true, 'gone'])
    expect(withinTime(60_000, other.signal).reason).toBe('gone')
  })

  it('is not forgotten when memory is collected', async () => {
    let heard = 0
    for (let n = 0; n < 50; n += 1) withinTime(30, new AbortController().signal).addEventListener('abort', () => (heard += 1))
    globalThis.gc?.()
    Array.from({ length: 200 }, () => new Array(10_000).fill(0)) // makes room necessary where gc cannot be asked for
    await setTimeout(90)
    expect(heard).toBe(50)
  })
})

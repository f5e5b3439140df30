import { describe, expect, it } from 'vitest'
import { makeOnce } from './make-once.ts'

/** Counts how often each key's text is made. */
function aMaker(mostBytes: number) {
  const once = makeOnce(mostBytes)
  const times = new Map<string, number>()
  const ask = (key: string, text = `text of ${key}`) =>
    once(key, async () => {
      times.set(key, (times.get(key) ?? 0) + 1)
      return text
    })
  return { once, ask, times }
}

describe('makeOnce', () => {
  it('makes a text once, for those who wait for it and for those who ask later', async () => {
    const { ask, times } = aMaker(1000)
    expect(await Promise.all([ask('a'), ask('a'), ask('b')])).toEqual(['text of a', 'text of a', 'text of b'])
    expect(await ask('a')).toBe('text of a')
    expect([...times.values()]).toEqual([1, 1])
  })

  it('tells all who wait of a failure, and tries again for the next', async () => {
    const { once, ask } = aMaker(1000)
    const fail = () => once('a', () => Promise.reject(new Error('no')))
    const outcomes = await Promise.allSettled([fail(), fail()])
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(await ask('a')).toBe('text of a')
  })

  it('forgets what was not asked for longest once there is too much', async () => {
    const { ask, times } = aMaker(2 * 2 * 10) // two of nine signs and a key of one
    for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) await ask(key, '123456789')
    expect(Object.fromEntries(times)).toEqual({ a: 1, b: 2, c: 1 })
  })

  it('keeps nothing that is too large by itself', async () => {
    const { ask, times } = aMaker(100)
    await ask('a', 'x'.repeat(50))
    await ask('a', 'x'.repeat(50))
    expect(times.get('a')).toBe(2)
  })
})

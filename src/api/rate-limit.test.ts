import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSimulatedClock } from '../core/clock.ts'
import { createTokenBuckets, networkOf } from './rate-limit.ts'

describe('createTokenBuckets', () => {
  it('never lets more through than burst and rate allow, and says how long to wait', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 3_000 }), { minLength: 1, maxLength: 200 })
    fc.assert(
      fc.property(gaps, fc.integer({ min: 1, max: 20 }), fc.double({ min: 0.1, max: 5, noNaN: true }), (gaps, burst, perSecond) => {
        const clock = createSimulatedClock(0)
        const take = createTokenBuckets(clock, { burst, perSecond })
        let passed = 0
        for (const gap of gaps) {
          clock.advance(gap)
          const waitMs = take('a')
          if (waitMs === 0) passed++
          expect(waitMs).toBeLessThanOrEqual(Math.ceil(1000 / perSecond))
          expect(passed).toBeLessThanOrEqual(burst + (clock.now() / 1000) * perSecond + 1e-6)
        }
      }),
    )
  })

  it('lets through who waited as long as it was told', () => {
    const clock = createSimulatedClock(0)
    const take = createTokenBuckets(clock, { burst: 1, perSecond: 0.3 })
    expect(take('a')).toBe(0)
    const waitMs = take('a')
    clock.advance(waitMs)
    expect(take('a')).toBe(0)
  })

  it('keeps nobody waiting for somebody else, and remembers no more keys than it may', () => {
    const take = createTokenBuckets(createSimulatedClock(0), { burst: 1, perSecond: 1 }, 2)
    expect(['a', 'b', 'b', 'a'].map((key) => take(key) === 0)).toEqual([true, true, false, false])
    expect(take('c')).toBe(0) // "b", seen longest ago, is forgotten
    expect(['a', 'b'].map((key) => take(key) === 0)).toEqual([false, true])
  })

  it('takes a clock that was set back for one that stood still', () => {
    let now = 10_000
    const take = createTokenBuckets({ now: () => now }, { burst: 1, perSecond: 1 })
    take('a')
    now = 0
    expect(take('a')).toBe(1000)
  })
})

describe('networkOf', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '::ffff:192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8:1:2::6', '2001:db8:1:2'],
    ['2001:db8::6', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['this process', 'this process'],
  ])('of %s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })
})

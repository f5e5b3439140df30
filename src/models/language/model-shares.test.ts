import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRng } from '../../core/rng.ts'
import { createModelShares } from './model-shares.ts'

/** Shares that together leave no draw to nobody. */
const pools = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 6 }).map((parts) => {
  const sum = parts.reduce((total, part) => total + part, 0)
  return new Map(parts.map((part, index) => [`model ${index}`, Math.min(1, Math.max(part / 100, part / sum))]))
})

describe('the shares of a pool', () => {
  it('are kept by every model over 1,000 draws, and after each of them within one draw', () => {
    fc.assert(
      fc.property(pools, fc.string(), (shares, seed) => {
        const pool = createModelShares(shares)
        const rng = createRng(seed)
        const names = [...shares.keys()]
        for (let n = 1; n <= 1000; n++) {
          expect(pool.draw(rng, names)).toBeDefined()
          for (const [name, count] of pool.counts())
            if (count > shares.get(name)! * n) expect(count).toBeLessThan(shares.get(name)! * n + 1)
        }
        for (const [name, count] of pool.counts()) expect(count).toBeLessThanOrEqual(Math.ceil(shares.get(name)! * 1000 - 1e-9))
      }),
      { numRuns: 15 },
    )
  })

  it('are not exceeded by the only model that is left: then nobody is drawn', () => {
    const pool = createModelShares(new Map(Object.entries({ a: 0.5, b: 0.6 })))
    const rng = createRng('left')
    for (let n = 0; n < 10; n++) pool.draw(rng, ['a', 'b'])
    for (let n = 0; n < 10; n++) pool.draw(rng, ['a'])
    const { a, b } = Object.fromEntries(pool.counts())
    expect(a! / (a! + b!)).toBeLessThanOrEqual(0.5 + 1 / (a! + b!))
    expect(pool.draw(rng, ['a'])).toBeUndefined()
  })

  it('do not count what was given back', () => {
    const pool = createModelShares(new Map([['a', 1]]))
    pool.draw(createRng('back'), ['a'])
    pool.giveBack('a')
    expect(pool.counts().get('a')).toBe(0)
  })

  it('draw each model about as often as its share says', () => {
    const pool = createModelShares(new Map(Object.entries({ a: 0.9, b: 0.3, c: 0.6 })))
    const rng = createRng('often')
    for (let n = 0; n < 6000; n++) pool.draw(rng, ['a', 'b', 'c'])
    const { a, b, c } = Object.fromEntries(pool.counts())
    // 0.9 : 0.3 : 0.6 of 6,000; five standard deviations of a binomial at its widest are 194
    expect(Math.abs(a! - 3000)).toBeLessThan(194)
    expect(Math.abs(b! - 1000)).toBeLessThan(194)
    expect(Math.abs(c! - 2000)).toBeLessThan(194)
  })

  it('draw nobody out of nobody', () => {
    expect(createModelShares(new Map([['a', 1]])).draw(createRng('none'), [])).toBeUndefined()
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Account, returnRatio } from './sybil-return.ts'

const reference: Account = { pay: 20, hours: 4, names: 20 }
const prices = fc.double({ min: 0, max: 10, noNaN: true })

describe('returnRatio', () => {
  it('is 1 for whoever works, registers and is paid like the reference, whatever a name costs', () => {
    fc.assert(
      fc.property(prices, fc.integer({ min: 1, max: 16 }), (price, names) => {
        const person = { pay: names, hours: names * 0.2, names }
        expect(returnRatio([{ person, reference, price }])!.ratio).toBeCloseTo(1, 9)
      }),
    )
  })

  it('is pay for work where names are free, and pay for a name where they cost nearly everything', () => {
    const person = { pay: 3, hours: 0.4, names: 4 } // the looks of two miners, the pay of three, the names of four
    expect(returnRatio([{ person, reference, price: 0 }])!.ratio).toBeCloseTo(3 / 2, 9)
    expect(returnRatio([{ person, reference, price: 1e9 }])!.ratio).toBeCloseTo(3 / 4, 6)
  })

  it('falls as names get dearer, for whoever saves looks', () => {
    fc.assert(
      fc.property(prices, prices, fc.double({ min: 0.1, max: 1, noNaN: true }), (a, b, looks) => {
        const person = { pay: 4, hours: 0.2 * 4 * looks, names: 4 }
        const [cheap, dear] = [Math.min(a, b), Math.max(a, b)].map((price) => returnRatio([{ person, reference, price }])!.ratio)
        expect(dear!).toBeLessThanOrEqual(cheap! + 1e-9)
      }),
    )
  })

  it('counts persons together, and tells how sure it is from two on', () => {
    const persons = [1, 3].map((pay) => ({ person: { pay, hours: 0.4, names: 2 }, reference, price: 0 }))
    expect(returnRatio(persons)!.ratio).toBeCloseTo(1, 9)
    const [low, high] = returnRatio(persons)!.interval!
    expect(low).toBeLessThan(1)
    expect(high).toBeGreaterThan(1)
    expect(returnRatio(persons.slice(1))!.interval).toBeUndefined()
  })

  it('is nothing where the reference was paid nothing', () => {
    expect(returnRatio([{ person: reference, reference: { ...reference, pay: 0 }, price: 1 }])).toBeUndefined()
  })
})

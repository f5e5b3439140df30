import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { divideRao } from './divide-rao.ts'

const amount = fc.bigInt({ min: 0n, max: 10n ** 30n })
const weights = fc.array(fc.bigInt({ min: 0n, max: 2n ** 70n }), { minLength: 1, maxLength: 20 })
const sum = (parts: readonly bigint[]) => parts.reduce((a, b) => a + b, 0n)

describe('divideRao', () => {
  it('gives the seats of the example of Hamilton 1791 with 3 spare ones to the largest remainders', () => {
    // 10 parts by 1500 : 1500 : 900 : 500 : 500 : 200 of 5100: quotas 2.94 2.94 1.76 0.98 0.98 0.39
    expect(divideRao(10n, [1500n, 1500n, 900n, 500n, 500n, 200n])).toEqual([3n, 3n, 2n, 1n, 1n, 0n])
  })

  it('loses and adds no rao, and gives each its quota cut or one more', () => {
    fc.assert(
      fc.property(amount, weights, (total, by) => {
        const parts = divideRao(total, by)
        expect(sum(parts)).toBe(total)
        const all = sum(by)
        if (all === 0n) return
        for (const [index, part] of parts.entries()) expect([0n, 1n]).toContain(part - (total * by[index]!) / all)
      }),
    )
  })

  it('divides into equal parts where nothing has weight, and into none where there is nobody', () => {
    expect(divideRao(7n, [0n, 0n])).toEqual([4n, 3n])
    expect(divideRao(7n, [])).toEqual([])
  })
})

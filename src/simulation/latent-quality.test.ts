import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { latentQualities } from './latent-quality.ts'

const of = (...ranks: (number | undefined)[]) => latentQualities(ranks.map((rank, i) => ({ rank, content: `response ${i}` })))
const values = (latent: ReturnType<typeof of>) => latent.map(({ quality }) => quality)

describe('latentQualities', () => {
  it('spaces ranks equally and standardises them', () => {
    const [best, middle, worst] = values(of(0, 1, 2))
    expect(best).toBeCloseTo(1, 12)
    expect(middle).toBeCloseTo(0, 12)
    expect(worst).toBeCloseTo(-1, 12)
    expect(values(of(1, 5, 9))).toEqual(values(of(0, 1, 2))) // only the order of ranks counts
  })

  it('gives ties one quality', () => {
    const [a, b, c] = values(of(1, 1, 2))
    expect(a).toBe(b)
    expect(a).toBeGreaterThan(c!)
  })

  it('says 0 where nothing tells the responses apart', () => {
    expect(values(of(1, 1, 1))).toEqual([0, 0, 0])
    expect(values(of(3))).toEqual([0])
    expect(of()).toEqual([])
  })

  it('makes up unknown qualities from the content alone, and labels them', () => {
    const known = { rank: 1, content: 'known' }
    const latent = latentQualities([known, { rank: undefined, content: 'a' }, { rank: undefined, content: 'a' }, { rank: 2, content: 'b' }])
    expect(latent.map(({ madeUp }) => madeUp)).toEqual([false, true, true, false])
    expect(latent[1]!.quality).toBe(latent[2]!.quality)
  })

  it('has mean 0 and sample deviation 1, and keeps the order of the ranks', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined }), { minLength: 2, maxLength: 16 }), (ranks) => {
        const qualities = values(of(...ranks))
        expect(qualities.reduce((sum, quality) => sum + quality, 0)).toBeCloseTo(0, 9)
        const variance = qualities.reduce((sum, quality) => sum + quality ** 2, 0) / (qualities.length - 1)
        expect(variance < 1e-9 || Math.abs(variance - 1) < 1e-9).toBe(true)
        for (const [i, a] of ranks.entries())
          for (const [j, b] of ranks.entries())
            if (a !== undefined && b !== undefined && a < b) expect(qualities[i]).toBeGreaterThan(qualities[j]!)
      }),
    )
  })
})

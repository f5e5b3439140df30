import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ScoredCell, validatorAgreement } from './validator-agreement.ts'

const MINERS = ['a', 'b', 'c', 'd', 'e']
const TYPES = ['mathematics', 'translation', 'sentiment']

/** Cells of validators that score miners as given: by validator, the score of a miner in a type. */
const cellsOf = (scores: Readonly<Record<string, (miner: number, type: number) => number>>, n = 5): ScoredCell[] =>
  Object.entries(scores).flatMap(([validator, score]) =>
    TYPES.flatMap((type, t) => MINERS.map((miner, m) => ({ validator, miner, type, n, mean: score(m, t) }))),
  )

describe('row 3: agreement of validators', () => {
  it('row 3: is 1 where all put the miners in one order, whatever level their scores have', () => {
    const [north, south] = validatorAgreement(cellsOf({ north: (m, t) => m / 10 + t / 5, south: (m, t) => m / 5 - t / 20 }))
    for (const one of [north!, south!]) {
      expect(one.correlation).toBeCloseTo(1, 12)
      expect(one.interval![0]).toBeGreaterThan(0.5)
      expect([one.cells, one.miners]).toEqual([15, 5])
    }
  })

  it('row 3: shows a validator that turns the order round', () => {
    const honest = (m: number) => m / 10
    const found = validatorAgreement(cellsOf({ east: honest, liar: (m) => -honest(m), north: honest, west: honest }))
    expect(found.map(({ validator }) => validator)).toEqual(['east', 'liar', 'north', 'west'])
    for (const { validator, correlation } of found) {
      if (validator === 'liar') expect(correlation).toBeCloseTo(-1, 12)
      else expect(correlation).toBeGreaterThan(0.9)
    }
  })

  it('row 3: counts no agreement on which types are hard', () => {
    const [one] = validatorAgreement(cellsOf({ north: (_, t) => t / 3, south: (_, t) => t / 3 }))
    expect(one).toMatchObject({ correlation: undefined, interval: undefined }) // all miners alike: no order to agree on
  })

  it('row 3: says nothing for few answers, few cells, few miners, or a validator alone', () => {
    const score = (m: number) => m / 10
    const few = [
      cellsOf({ north: score, south: score }, 2),
      cellsOf({ north: score, south: score }).filter(({ type }) => type === 'mathematics'),
      cellsOf({ north: score, south: score }).filter(({ miner }) => miner < 'c'),
      cellsOf({ north: score }),
    ]
    for (const cells of few) for (const one of validatorAgreement(cells)) expect(one.correlation).toBeUndefined()
    expect(validatorAgreement([])).toEqual([])
  })

  it('row 3: stays in [-1, 1] and does not care in which order cells come', () => {
    const cell = fc.record({ miner: fc.constantFrom(...MINERS), type: fc.constantFrom(...TYPES), n: fc.integer({ min: 1, max: 9 }), mean: fc.double({ min: -1, max: 1, noNaN: true }) }) // biome-ignore format: one record
    const cells = fc.uniqueArray(
      fc.tuple(fc.constantFrom('north', 'south', 'west'), cell).map(([validator, rest]) => ({ validator, ...rest })),
      { maxLength: 45, selector: ({ validator, miner, type }) => `${validator} ${miner} ${type}` },
    )
    fc.assert(
      fc.property(cells, (given) => {
        const found = validatorAgreement(given)
        for (const { correlation } of found) if (correlation !== undefined) expect(Math.abs(correlation)).toBeLessThanOrEqual(1 + 1e-12)
        const turned = validatorAgreement(given.toReversed())
        expect(turned.map(({ validator, cells: count }) => [validator, count])).toEqual(
          found.map(({ validator, cells: count }) => [validator, count]),
        )
      }),
      { numRuns: 30 },
    )
  })
})

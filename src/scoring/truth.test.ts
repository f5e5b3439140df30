import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InvalidScoringInputError } from './errors.ts'
import { leaderboardTruth } from './leaderboard-truth.ts'
import { anyOrder } from './testing.ts'
import { constructionTruth } from './truth.ts'

const entry = fc.option(fc.record({ score: fc.integer({ min: 900, max: 1400 }), uncertainty: fc.integer({ min: 1, max: 80 }) }), {
  nil: undefined,
})
const entries = fc.array(entry, { maxLength: 8 })

describe('leaderboardTruth', () => {
  it('is the order of the scores where there is no uncertainty', () => {
    fc.assert(
      fc.property(anyOrder(6), (ranks) => {
        const board = ranks.map((rank) => ({ score: -rank, uncertainty: 0 }))
        expect(leaderboardTruth(board)).toEqual(constructionTruth(ranks))
      }),
    )
  })

  it('knows less the more uncertain the scores are, and nothing of equals', () => {
    const certainty = (uncertainty: number) => leaderboardTruth([3, 2, 1].map((score) => ({ score, uncertainty }))).certainty
    expect(certainty(0)).toBe(1)
    expect(certainty(0.5)).toBeGreaterThan(certainty(1))
    expect(certainty(100)).toBeLessThan(0.001)
    expect(leaderboardTruth([3, 3, 3].map((score) => ({ score, uncertainty: 1 })))).toEqual({ expectedRanks: [2, 2, 2], certainty: 0 })
    expect(leaderboardTruth([{ score: 1, uncertainty: 0 }, undefined]).certainty).toBe(0)
    expect(leaderboardTruth([])).toEqual({ expectedRanks: [], certainty: 0 })
  })

  it('gives expected ranks that add up to those of 1 ... m, better for higher scores of equal uncertainty', () => {
    fc.assert(
      fc.property(entries, (board) => {
        const { expectedRanks, certainty } = leaderboardTruth(board)
        const ranks = expectedRanks.filter((rank) => rank !== undefined)
        expect(ranks.reduce((sum, rank) => sum + rank, 0)).toBeCloseTo((ranks.length * (ranks.length + 1)) / 2, 9)
        expect(certainty >= 0 && certainty <= 1).toBe(true)
        for (const [i, rank] of expectedRanks.entries()) expect(rank === undefined).toBe(board[i] === undefined)
      }),
    )
  })

  it('is not changed by makers that are not on it, bit for bit', () => {
    fc.assert(
      fc.property(entries, fc.nat(8), (board, place) => {
        const more = leaderboardTruth(board.toSpliced(place, 0, undefined))
        const before = leaderboardTruth(board)
        expect(more).toEqual({ ...before, expectedRanks: before.expectedRanks.toSpliced(place, 0, undefined) })
      }),
    )
  })

  it('refuses scores that are no numbers', () => {
    expect(() => leaderboardTruth([{ score: Number.NaN, uncertainty: 1 }])).toThrow(InvalidScoringInputError)
    expect(() => leaderboardTruth([{ score: 1, uncertainty: -1 }])).toThrow(InvalidScoringInputError)
  })
})

describe('constructionTruth', () => {
  it('reads ranks as an order among the known items', () => {
    expect(constructionTruth([9, undefined, 4, 4])).toEqual({ expectedRanks: [3, undefined, 1.5, 1.5], certainty: 1 })
  })

  it('knows nothing of fewer than two places, or of items all equally good', () => {
    for (const ranks of [[], [1, undefined], [undefined, undefined], [2, 2, undefined]]) expect(constructionTruth(ranks).certainty).toBe(0)
  })
})

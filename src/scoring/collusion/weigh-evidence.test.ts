import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { weighEvidence } from './weigh-evidence.ts'

const odds = fc.double({ min: -500, max: 500, noNaN: true })

describe('weighEvidence', () => {
  it('punishes nobody on timing alone: whatever the timing, replies that say nothing stay at 0 or below', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -500, max: 0, noNaN: true }),
        fc.double({ min: -500, max: 0, noNaN: true }),
        odds,
        (answers, positions, timing) => {
          expect(weighEvidence({ answers, positions, timing })).toBeLessThanOrEqual(0)
        },
      ),
    )
  })

  it('lets timing add a fifth at most of what the replies say, and take nothing away', () => {
    fc.assert(
      fc.property(odds, odds, odds, (answers, positions, timing) => {
        const replies = weighEvidence({ answers, positions, timing: 0 })
        const all = weighEvidence({ answers, positions, timing })
        expect(all).toBeGreaterThanOrEqual(replies)
        expect(all).toBeLessThanOrEqual(Math.max(replies, 1.2 * replies) + 1e-9)
      }),
    )
  })

  it('is the mean of two fair bets, so that either way to be caught is enough', () => {
    expect(weighEvidence({ answers: Math.log(9), positions: Math.log(1), timing: 0 })).toBeCloseTo(Math.log(5), 12)
    expect(weighEvidence({ answers: -100, positions: 30, timing: 0 })).toBeCloseTo(30 - Math.LN2, 9)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRng } from '../../../core/rng.ts'
import { mean } from '../../../stats/mean.ts'
import { aimDifficulty, type Difficulty, type DifficultyState, learnDifficulty } from './difficulty.ts'

/** A miner that passes with a chance that falls with both parts of difficulty, in a way the controller does not know. */
const minerOf =
  (skill: number, forWording: number, forQuestion: number) =>
  ({ lambda, difficulty }: Difficulty) =>
    1 / (1 + Math.exp(forWording * lambda + forQuestion * difficulty - skill))

const ANYTHING = { low: 0, high: 1 }
const FIRST: DifficultyState = { hardness: 0.5, items: 0, passed: 0 }

/** Pass rates over so many items, five answers each, whose wording coverage draws. */
function passRates(miner: (item: Difficulty) => number, items: number, seed: string, wanted = 0.6): number[] {
  const rng = createRng(seed)
  let state = FIRST
  return Array.from({ length: items }, () => {
    const item = aimDifficulty(state.hardness, { lambda: rng.next(), within: ANYTHING }, ANYTHING)
    const passed = mean(Array.from({ length: 5 }, () => (rng.next() < miner(item) ? 1 : 0)))!
    state = learnDifficulty(state, passed, wanted)
    return passed
  })
}

describe('row 22: the controller of difficulty', () => {
  it.each([
    ['a weak miner', minerOf(1, 3, 4)],
    ['a middling miner', minerOf(3, 3, 3)],
    ['a strong miner', minerOf(5, 2, 5)],
    ['a miner whom only wording troubles', minerOf(2.5, 6, 0)],
    ['a miner whom only questions trouble', minerOf(2.5, 0, 6)],
  ])('row 22: keeps the pass rate of %s within 50 to 70 per cent after 100 of 200 items', (_, miner) => {
    for (const seed of ['a', 'b', 'c']) {
      const rate = mean(passRates(miner, 200, seed).slice(100))!
      expect(rate).toBeGreaterThanOrEqual(0.5)
      expect(rate).toBeLessThanOrEqual(0.7)
    }
  })

  it('row 22: goes to whatever pass rate the operator wants', () => {
    for (const wanted of [0.3, 0.5, 0.8]) {
      const rate = mean(passRates(minerOf(3, 3, 4), 300, 'wanted', wanted).slice(100))!
      expect(Math.abs(rate - wanted)).toBeLessThan(0.06) // 4 standard errors of 1,000 answers
    }
  })

  it('row 22: makes up for the wording with the question, and moves the wording where the question cannot go further', () => {
    const vague = { lambda: 0.6, within: { low: 0.5, high: 0.75 } }
    expect(aimDifficulty(0.5, vague, ANYTHING)).toEqual({ lambda: 0.6, difficulty: expect.closeTo(0.4, 12) })
    expect(aimDifficulty(0, vague, ANYTHING)).toEqual({ lambda: 0.5, difficulty: 0 })
    expect(aimDifficulty(1, vague, { low: 0, high: 0.5 })).toEqual({ lambda: 0.75, difficulty: 0.5 })
  })

  it('row 22: follows a miner that grows', () => {
    let items = 0
    const grows = (item: Difficulty) => minerOf(items++ < 1000 ? 1.5 : 4.5, 3, 3)(item)
    const rate = mean(passRates(grows, 400, 'grows').slice(300))!
    expect(rate).toBeGreaterThanOrEqual(0.5)
    expect(rate).toBeLessThanOrEqual(0.7)
  })

  it('row 22: stays within bounds whatever happens', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    const bounds = fc.tuple(share, share).map(([a, b]) => ({ low: Math.min(a, b), high: Math.max(a, b) }))
    fc.assert(
      fc.property(fc.array(share, { maxLength: 100 }), share, share, bounds, bounds, (passes, wanted, lambda, within, difficulty) => {
        const state = passes.reduce((all, passed) => learnDifficulty(all, passed, wanted), FIRST)
        const next = aimDifficulty(state.hardness, { lambda, within }, difficulty)
        for (const [value, { low, high }] of [
          [state.passed, ANYTHING],
          [state.hardness, ANYTHING],
          [next.lambda, within],
          [next.difficulty, difficulty],
        ] as const) {
          expect(value).toBeGreaterThanOrEqual(low)
          expect(value).toBeLessThanOrEqual(high)
        }
      }),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRng } from '../../../core/rng.ts'
import { mean } from '../../../stats/mean.ts'
import { aimDifficulty, type Difficulty, FIRST_DIFFICULTY, learnDifficulty } from './difficulty.ts'

/** A miner that passes with a chance that falls with both parts of difficulty, in a way the controller does not know. */
const minerOf =
  (skill: number, forWording: number, forQuestion: number) =>
  ({ lambda, difficulty }: Difficulty) =>
    1 / (1 + Math.exp(forWording * lambda + forQuestion * difficulty - skill))

/** Pass rates over so many items, five answers each. */
function passRates(miner: (item: Difficulty) => number, items: number, seed: string, lambdaOf?: (n: number) => number): number[] {
  const rng = createRng(seed)
  let state = FIRST_DIFFICULTY
  return Array.from({ length: items }, (_, n) => {
    const item = aimDifficulty(state, lambdaOf?.(n))
    const passed = mean(Array.from({ length: 5 }, () => (rng.next() < miner(item) ? 1 : 0)))!
    state = learnDifficulty(state, item, passed)
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

  it('row 22: does so by the question alone where coverage sets the wording', () => {
    const rng = createRng('bands')
    const rate = mean(passRates(minerOf(3, 3, 4), 400, 'given', () => rng.next()).slice(200))!
    expect(rate).toBeGreaterThanOrEqual(0.5)
    expect(rate).toBeLessThanOrEqual(0.7)
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
    fc.assert(
      fc.property(fc.array(fc.tuple(share, share, share), { maxLength: 100 }), fc.option(share, { nil: undefined }), (items, given) => {
        const state = items.reduce(
          (all, [lambda, difficulty, passed]) => learnDifficulty(all, { lambda, difficulty }, passed),
          FIRST_DIFFICULTY,
        )
        const next = aimDifficulty(state, given)
        for (const part of [next.lambda, next.difficulty]) {
          expect(part).toBeGreaterThanOrEqual(0)
          expect(part).toBeLessThanOrEqual(1)
        }
        expect(next.lambda).toBe(given ?? next.lambda)
      }),
    )
  })
})

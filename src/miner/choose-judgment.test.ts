import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chooseJudgment, type JudgmentToChoose } from './choose-judgment.ts'
import { shareWork } from './share-work.ts'

const IDS = ['a', 'b', 'c', 'd']
const ranks = fc.option(
  fc
    .array(fc.integer({ min: 1, max: 4 }), { minLength: 4, maxLength: 4 })
    .map((order) => Object.fromEntries(IDS.map((id, n) => [id, order[n]!]))),
  { freq: 5 },
)
const judgments = fc
  .array(fc.record({ ranks, reliability: fc.double({ min: -1, max: 1, noNaN: true }), judgedMs: fc.integer({ min: 0, max: 5 }) }), {
    minLength: 1,
    maxLength: 5,
  })
  .map((all): JudgmentToChoose[] => all.map((judgment, n) => ({ ...judgment, worker: `worker ${n}` })))
const choose = (all: readonly JudgmentToChoose[], rule: 'closest-to-all' | 'most-reliable') =>
  chooseJudgment([all[0]!, ...all.slice(1)], rule)
const order = (...best: string[]) => Object.fromEntries(best.map((id, n) => [id, n + 1]))
const said = (worker: string, said: JudgmentToChoose['ranks'], reliability = 0, judgedMs = 0) => ({
  worker,
  ranks: said,
  reliability,
  judgedMs,
})

describe('chooseJudgment', () => {
  it('takes one of those given, whole, whatever the order in which they are listed', () => {
    fc.assert(
      fc.property(judgments, fc.constantFrom('closest-to-all' as const, 'most-reliable' as const), (all, rule) => {
        const chosen = choose(all, rule)
        expect(all).toContain(chosen)
        expect(choose(all.toReversed(), rule)).toBe(chosen)
      }),
    )
  })

  it('closest to all: two who agree outvote any third, however reliable', () => {
    fc.assert(
      fc.property(ranks, (third) => {
        const pair = order('a', 'b', 'c', 'd')
        const chosen = choose([said('third', third, 1), said('one', pair), said('two', pair, 0, 1)], 'closest-to-all')
        if (JSON.stringify(third) !== JSON.stringify(pair)) expect(chosen.worker).toBe('one')
      }),
    )
  })

  it('closest to all: of three it is the one in the middle', () => {
    const middle = said('middle', order('a', 'c', 'b', 'd'))
    expect(choose([said('x', order('a', 'b', 'c', 'd')), middle, said('y', order('c', 'a', 'b', 'd'))], 'closest-to-all')).toBe(middle)
  })

  it('counts "cannot judge" as an answer: most of them saying so are the ones who speak', () => {
    expect(choose([said('x', order('a', 'b', 'c', 'd')), said('y', null), said('z', null, 0, 1)], 'closest-to-all').worker).toBe('y')
  })

  it('most reliable: the one with the best lower bound; of equals the earliest', () => {
    const all = [said('x', null, 0.1, 0), said('late', null, 0.4, 9), said('early', null, 0.4, 3)]
    expect(choose(all, 'most-reliable').worker).toBe('early')
  })
})

describe('shareWork', () => {
  const consensus = order('a', 'b', 'c', 'd')
  const marked = judgments.map((all) => all.map((judgment, n) => ({ ...judgment, sent: n === 0 })))

  it('gives out what the score is worth, no more and no less, and nobody less than nothing', () => {
    fc.assert(
      fc.property(marked, fc.double({ min: -1, max: 1, noNaN: true }), (all, value) => {
        const shares = shareWork(value, consensus, all)
        expect(shares.map(({ worker }) => worker)).toEqual(all.map(({ worker }) => worker))
        for (const { work, agreement } of shares) expect(work >= 0 && agreement >= -1 && agreement <= 1).toBe(true)
        expect(shares.reduce((sum, { work }) => sum + work, 0)).toBeCloseTo(Math.max(0, value), 12)
      }),
    )
  })

  it('gives more to who agrees more, whichever judgment was sent on', () => {
    fc.assert(
      fc.property(marked, (all) => {
        const shares = shareWork(1, consensus, all)
        for (const a of shares)
          for (const b of shares) if (a.agreement > b.agreement && b.agreement >= 0) expect(a.work).toBeGreaterThan(b.work)
      }),
    )
  })

  it('gives all to whose judgment was sent on where nobody agrees with the rest, and to nobody for nothing', () => {
    const reverse = order('d', 'c', 'b', 'a')
    const all = [
      { worker: 'x', ranks: reverse, sent: false },
      { worker: 'y', ranks: null, sent: true },
    ]
    expect(shareWork(0.5, consensus, all).map(({ work }) => work)).toEqual([0, 0.5])
    expect(shareWork(-0.5, consensus, all).map(({ work }) => work)).toEqual([0, 0])
    expect(shareWork(0.5, {}, all).map(({ work }) => work)).toEqual([0, 0.5])
  })
})

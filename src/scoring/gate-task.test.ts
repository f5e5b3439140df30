import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRng, type Rng } from '../core/rng.ts'
import { dojoRecipe } from './dojo-recipe.ts'
import { gateTask } from './gate-task.ts'
import { pairEvidence } from './pair-evidence.ts'
import { scoreReplies } from './score-replies.ts'
import { anyOrder, anyReplies, noDependence, someReplies } from './testing.ts'
import { constructionTruth } from './truth.ts'

const OPTIONS = { ...dojoRecipe.gate, minPeers: dojoRecipe.minPeers }
const TRUTH = constructionTruth([1, 2, 3, 4])
const same = (count: number, order = [1, 2, 3, 4]) => Array.from({ length: count }, () => order)
const equals = (values: readonly (readonly number[])[]) => ({
  values,
  weights: values.map(() => 0.5),
  dependence: noDependence(values.length),
  truth: undefined,
  truthValidity: 1,
})
/** The same dependence between all. */
const ring = (count: number, dependence: number) => noDependence(count).map((row, i) => row.map((_, j) => (i === j ? 0 : dependence)))

/** As noisy as people on web UIs: alone, one judge has a Spearman of .45-.5 with the truth. */
const honest = (rng: Rng) => ranksOf([1, 2, 3, 4].map((rank) => rank + 2.1 * rng.normal()))
const guess = (rng: Rng) => rng.shuffle([1, 2, 3, 4])
const ranksOf = (seen: readonly number[]) => seen.map((one) => 1 + seen.filter((other) => other < one).length)

function shareTrusted(seed: string, raters: number, judge: (rng: Rng) => number[], truth: typeof TRUTH | undefined): number {
  const rng = createRng(seed)
  const tasks = Array.from({ length: 1000 }, () => ({ ...equals(Array.from({ length: raters }, () => judge(rng))), truth }))
  return tasks.filter((task) => gateTask(task, OPTIONS).outcome === 'trusted').length / tasks.length
}

describe('gateTask', () => {
  it.each([
    [3, undefined],
    [4, TRUTH],
    [6, undefined],
    [8, TRUTH],
    [12, undefined],
  ])('trusts random orders of %i judges no more often than its confidence allows', (raters, truth) => {
    const allowed = 1 - OPTIONS.confidence
    const threeErrors = 3 * Math.sqrt((allowed * OPTIONS.confidence) / 1000)
    expect(shareTrusted(`random/${raters}`, raters, guess, truth)).toBeLessThan(allowed + threeErrors)
  })

  it('trusts people who agree as little as people do, and the more the more of them there are', () => {
    const shares = [4, 8, 12].map((raters) => shareTrusted(`honest/${raters}`, raters, honest, TRUTH))
    expect(shares[0]!).toBeGreaterThan(0.2)
    expect(shares[1]!).toBeGreaterThan(0.5)
    expect(shares[2]!).toBeGreaterThan(0.7)
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
  })

  it('needs agreement: two camps of equal size are not trusted, one camp is', () => {
    expect(gateTask(equals([...same(4), ...same(4, [4, 3, 2, 1])]), OPTIONS).outcome).toBe('undecided')
    expect(gateTask(equals(same(4)), OPTIONS)).toMatchObject({ outcome: 'trusted', agreement: 1, effectiveRaters: 4 })
  })

  it('gives copies nothing for agreeing with each other', () => {
    for (const dependence of [0.5, 0.8, 0.99])
      expect(gateTask({ ...equals(same(6)), dependence: ring(6, dependence) }, OPTIONS).outcome).toBe('undecided')
    expect(gateTask({ ...equals(same(6)), dependence: ring(6, 1) }, OPTIONS)).toMatchObject({ outcome: 'undecided', agreement: undefined })
  })

  it('decides nothing without truth for fewer effective raters than peers are needed', () => {
    const verdict = gateTask({ ...equals(same(3)), weights: [1, 0.05, 0.05] }, OPTIONS)
    expect(verdict.outcome).toBe('undecided')
    expect(verdict.words).toBe('the judges count as 1.2 independent ones, where 2 are needed')
  })

  it('hears the truth as far as it is certain and valid', () => {
    const task = { ...equals(same(3)), weights: [0.1, 0.1, 0.1], truth: TRUTH }
    expect(gateTask(task, OPTIONS).words).toContain('with the known order beyond chance')
    expect(gateTask({ ...task, truthValidity: 0 }, OPTIONS).words).not.toContain('known order')
    expect(gateTask({ ...task, truth: { ...TRUTH, certainty: 0 } }, OPTIONS)).toEqual(gateTask({ ...task, truth: undefined }, OPTIONS))
  })

  it('is total: any replies get a verdict without NaN, and weights all multiplied by the same number change nothing', () => {
    fc.assert(
      fc.property(anyReplies, fc.constantFrom(2, 0.5, 2 ** -300), ({ values, dependence, truth }, factor) => {
        const task = { values, weights: values.map((_, i) => (i % 2 ? 0.25 : 0.5)), dependence, truth: undefined, truthValidity: 1 }
        const scaled = gateTask({ ...task, weights: task.weights.map((weight) => weight * factor) }, OPTIONS)
        expect(scaled).toEqual(gateTask(task, OPTIONS))
        const { agreement = 0, chanceBound = 0 } = gateTask({ ...task, truth }, OPTIONS)
        for (const number of [agreement, chanceBound]) expect(number >= -1 && number <= 1).toBe(true)
      }),
    )
  })
})

describe('pairEvidence', () => {
  it('knows variance and skewness of chance exactly: three judges, all orders of three items', () => {
    const orders = [123, 132, 213, 231, 312, 321].map((code) => [...`${code}`].map(Number))
    const weights = [1, 0.5, 0.25]
    const all = orders.flatMap((a) => orders.flatMap((b) => orders.map((c) => pairEvidence({ ...equals([a, b, c]), weights }, 0)!)))
    const moment = (power: number) => all.reduce((sum, { agreement }) => sum + agreement ** power, 0) / all.length
    const { mean, deviation, skewness } = all[0]!.chance
    expect([moment(1), mean]).toEqual([expect.closeTo(0, 12), 0])
    expect(deviation ** 2).toBeCloseTo(moment(2), 12)
    expect(skewness * deviation ** 3).toBeCloseTo(moment(3), 12)
  })

  it('takes raters who prefer nothing, and raters without weight, for not there', () => {
    fc.assert(
      fc.property(fc.array(anyOrder(4), { minLength: 2, maxLength: 5 }), anyOrder(4), (values, stranger) => {
        const more = { ...equals([...values, [2, 2, 2, 2], stranger]), weights: [...values.map(() => 0.5), 1, 0] }
        expect(pairEvidence({ ...more, truth: TRUTH }, 1)).toEqual(pairEvidence({ ...equals(values), truth: TRUTH }, 1))
      }),
    )
  })
})

describe('network-size invariance', () => {
  it.each([4, 8, 16])('pays a random judge among %i nothing on average', (raters) => {
    const rng = createRng(`network/${raters}`)
    const pay = [0, 0]
    for (let task = 0; task < 400; task++) {
      const values = [guess(rng), ...Array.from({ length: raters - 1 }, () => honest(rng))]
      const reliability = values.map((_, rater) => (rater === 0 ? 0 : 0.35))
      const { scores } = scoreReplies(someReplies({ values, reliability }))
      for (const rater of [0, 1]) pay[rater]! += scores[rater]!.value / 400
    }
    const [random, honestPay] = pay as [number, number]
    expect(honestPay).toBeGreaterThan(0.2)
    expect(Math.abs(random)).toBeLessThan((3 * 0.4) / Math.sqrt(400)) // three standard errors of a mean of 400 scores
  })
})

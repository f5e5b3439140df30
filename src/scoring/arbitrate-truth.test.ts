import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRng } from '../core/rng.ts'
import { rankData } from '../stats/rank-data.ts'
import { arbitrateTruth } from './arbitrate-truth.ts'
import { dojoRecipe } from './dojo-recipe.ts'
import { scoreReplies } from './score-replies.ts'
import { anyReplies, noDependence, someReplies } from './testing.ts'
import { constructionTruth } from './truth.ts'

const GOOD = constructionTruth([1, 2, 3, 4])
const BAD = constructionTruth([4, 3, 2, 1])
const REVERSED = [4, 3, 2, 1]
const rng = createRng('arbitration')
/** Judges who see 1, 2, 3, 4 through some noise. */
const honest = (count: number) => Array.from({ length: count }, () => rankData([1, 2, 3, 4].map((rank) => rank + 0.8 * rng.normal())))
const ringOf = (size: number, count: number, dependence: number) =>
  noDependence(count).map((row, i) => row.map((_, j) => (i !== j && i < size && j < size ? dependence : 0)))

/** The task as it is scored: all proven unless said otherwise. */
function task(
  values: readonly (readonly number[])[],
  truth: typeof GOOD,
  changes: { reliability?: number[]; dependence?: number[][] } = {},
) {
  return scoreReplies(someReplies({ values, truth, reliability: values.map(() => 0.4), ...changes }))
}

describe('arbitrateTruth, in a task', () => {
  it('people first: a wrong known order loses against six proven, independent judges, and is flagged', () => {
    const { arbitration, scores, gate } = task(honest(6), BAD)
    expect(arbitration).toMatchObject({ flagged: true })
    expect(arbitration.validity).toBeLessThan(0.1)
    expect(arbitration.words).toMatch(/^proven judges agree on another order \(0\.\d\d with each other, -0\.\d\d with the known order\)/)
    expect(gate.outcome).toBe('trusted')
    for (const { value, outcome } of scores) if (outcome === 'scored') expect(value).toBeGreaterThan(-0.1)
  })

  it('leaves a right order all its weight', () => {
    expect(task(honest(8), GOOD).arbitration).toMatchObject({ validity: 1, flagged: false })
  })

  it('does not let a cartel win: six copies against four honest judges are one voice', () => {
    const values = [...Array.from({ length: 6 }, () => REVERSED), ...honest(4)]
    const { arbitration, scores } = task(values, GOOD, { dependence: ringOf(6, 10, 0.9) })
    expect(arbitration.validity).toBeGreaterThan(0.9)
    for (const { value } of scores.slice(0, 6)) expect(value).toBeLessThanOrEqual(0)
  })

  it('does not let newcomers win: six unproven against four proven judges have no say', () => {
    const values = [...Array.from({ length: 6 }, () => REVERSED), ...honest(4)]
    const reliability = values.map((_, rater) => (rater < 6 ? 0.05 : 0.4))
    expect(task(values, GOOD, { reliability }).arbitration).toMatchObject({ validity: 1, flagged: false })
  })

  it('does not let two honest people overturn anything, however they agree', () => {
    expect(task([REVERSED, REVERSED], GOOD).arbitration).toMatchObject({
      validity: 1,
      words: 'too few proven, independent judges to speak against the known order',
    })
  })

  it('gives way step by step: the more judges contradict, the less the known order counts', () => {
    const validity = [3, 4, 6, 8].map(
      (count) => task([...Array.from({ length: count }, () => REVERSED), ...honest(2)], GOOD).arbitration.validity,
    )
    expect(validity).toEqual(validity.toSorted((a, b) => b - a))
    expect(validity[0]).toBeGreaterThan(0.9)
    expect(validity[3]).toBeLessThan(0.1)
  })
})

describe('arbitrateTruth', () => {
  const share = (truth: (order: number[]) => number[]) => {
    const draw = createRng('crowds of ten')
    const verdicts = Array.from({ length: 600 }, () => {
      const order = draw.shuffle([1, 2, 3, 4])
      const values = Array.from({ length: 10 }, () => rankData(order.map((rank) => rank + 2.1 * draw.normal())))
      const replies = { values, weights: values.map(() => 0.3), dependence: noDependence(10), truth: constructionTruth(truth(order)) }
      return arbitrateTruth(replies, dojoRecipe.arbitration).flagged
    })
    return verdicts.filter(Boolean).length / verdicts.length
  }

  it('hardly ever flags a right order, and mostly a reversed one, with ten judges as noisy as people', () => {
    expect(share((order) => order)).toBeLessThan(0.005)
    expect(share((order) => order.map((rank) => 5 - rank))).toBeGreaterThan(0.65)
  })

  it('is total: validity lies in [0, 1] whatever comes', () => {
    fc.assert(
      fc.property(anyReplies, ({ values, dependence, truth }) => {
        const { validity } = arbitrateTruth({ values, weights: values.map(() => 0.4), dependence, truth }, dojoRecipe.arbitration)
        expect(validity >= 0 && validity <= 1).toBe(true)
      }),
    )
  })
})

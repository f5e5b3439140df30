import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InvalidSampleError } from './errors.ts'
import type { KappaWeights } from './kappa-disagreement.ts'
import { expectClose, readOracle } from './testing.ts'
import { weightedKappa } from './weighted-kappa.ts'

type Label = number | string
interface Input {
  a: Label[]
  b: Label[]
  labels?: Label[]
  sample_weight?: number[]
}
const kinds: KappaWeights[] = ['none', 'linear', 'quadratic']
const scale = [1, 2, 3, 4, 5]
const pairs = fc.array(fc.tuple(fc.constantFrom(...scale), fc.constantFrom(...scale)), { minLength: 1, maxLength: 40 })
const split = (list: [number, number][]) => [list.map(([a]) => a), list.map(([, b]) => b)] as const

describe.each(kinds)('weightedKappa with weights %s', (weights) => {
  it.each(readOracle<Input, Record<KappaWeights, number | string>>('weighted-kappa'))('equals $tool: $name', ({ input, expected, tol }) => {
    // scikit-learn takes the observed labels when none are declared, and drops pairs outside the declared ones; we refuse both.
    const declared = input.labels ?? [...new Set([...input.a, ...input.b])].sort((x, y) => Number(x) - Number(y))
    const kept = input.a.map((_, i) => i).filter((i) => declared.includes(input.a[i]!) && declared.includes(input.b[i]!))
    const pick = <T>(list: T[]) => kept.map((i) => list[i]!)
    const options = { scale: declared, weights, ...(input.sample_weight && { itemWeights: pick(input.sample_weight) }) }
    expectClose(weightedKappa(pick(input.a), pick(input.b), options), expected[weights], tol)
  })

  it('does not care which rater comes first', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const [a, b] = split(list)
        expect(weightedKappa(a, b, { scale, weights })).toBe(weightedKappa(b, a, { scale, weights }))
      }),
    )
  })

  it('lies in [-1, 1] or does not exist', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const kappa = weightedKappa(...split(list), { scale, weights })
        if (kappa === undefined) expect(new Set(list.flat()).size).toBe(1)
        else expect(Math.abs(kappa)).toBeLessThanOrEqual(1 + 1e-12)
      }),
    )
  })

  it('equals the slow way: disagreement over that of every rating of A with every rating of B', () => {
    const cost = (x: number, y: number) => (weights === 'none' ? Number(x !== y) : Math.abs(x - y) ** (weights === 'linear' ? 1 : 2))
    fc.assert(
      fc.property(pairs, (list) => {
        const [a, b] = split(list)
        const observed = list.reduce((sum, [x, y]) => sum + cost(x, y), 0) / a.length
        const expected = a.reduce((sum, x) => sum + b.reduce((inner, y) => inner + cost(x, y), 0), 0) / a.length ** 2
        const kappa = weightedKappa(a, b, { scale, weights })
        if (expected === 0) expect(kappa).toBeUndefined()
        else expect(kappa).toBeCloseTo(1 - observed / expected, 12)
      }),
    )
  })

  it('does not change when the scale is written backwards', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const [a, b] = split(list)
        expect(weightedKappa(a, b, { scale: scale.toReversed(), weights })).toBe(weightedKappa(a, b, { scale, weights }))
      }),
    )
  })

  it('does not exist when both used one label throughout, and is 0 when only one did', () => {
    expect(weightedKappa([3, 3], [3, 3], { scale, weights })).toBeUndefined()
    expect(weightedKappa([3, 3, 3], [1, 2, 4], { scale, weights })).toBe(0)
  })
})

describe('weightedKappa', () => {
  it('measures steps on the declared scale, not on the labels that happen to occur', () => {
    const a = [1, 2, 5, 5]
    const b = [1, 5, 2, 5]
    const declared = weightedKappa(a, b, { scale, weights: 'quadratic' })!
    const observed = weightedKappa(a, b, { scale: [1, 2, 5], weights: 'quadratic' })!
    expect(declared).toBeLessThan(observed)
  })

  it.each([
    ['no items', [], [], scale],
    ['different lengths', [1], [1, 2], scale],
    ['a label outside the scale', [1, 9], [1, 2], scale],
    ['NaN', [1, Number.NaN], [1, 2], scale],
    ['a scale that repeats a label', [1], [1], [1, 1]],
    ['a scale too long for a table', [1], [1], Array.from({ length: 200_000 }, (_, label) => label)],
  ])('refuses %s', (_, a, b, labels) => {
    expect(() => weightedKappa(a, b, { scale: labels, weights: 'linear' })).toThrow(InvalidSampleError)
  })

  it.each([[[-1]], [[Number.NaN]], [[0]], [[]], [[1e308]]])('refuses item weights %j', (itemWeights) => {
    expect(() => weightedKappa([1], [2], { scale, weights: 'none', itemWeights })).toThrow(InvalidSampleError)
  })

  it('reads whole numbers, texts and halves alike, however many', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const [a, b] = split(Array.from({ length: 3 }, () => list).flat())
        const asNumbers = weightedKappa(Int8Array.from(a), Int8Array.from(b), { scale, weights: 'linear' })
        const asTexts = weightedKappa(a.map(String), b.map(String), { scale: scale.map(String), weights: 'linear' })
        const halve = (list: number[]) => list.map((value) => value / 2)
        expect(asTexts).toBe(asNumbers)
        expect(weightedKappa(halve(a), halve(b), { scale: halve(scale), weights: 'linear' })).toBe(asNumbers)
      }),
    )
  })

  it.each([[6], [0], [1.5], [Number.NaN], [-Infinity]])('refuses %d among many labels of a scale from 1 to 5', (label) => {
    const labels = [1, 2, 3, 4, 5, 1, 2, label]
    expect(() => weightedKappa(labels, labels, { scale, weights: 'none' })).toThrow(InvalidSampleError)
  })
})

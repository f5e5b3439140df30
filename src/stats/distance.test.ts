import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DistanceMetric, distance } from './distance.ts'
import { InvalidSampleError } from './errors.ts'
import { expectClose, readOracle } from './testing.ts'

const metrics = ['euclidean', 'cityblock', 'chebyshev', 'mse', 'mae', 'cosine', 'correlation'] as const satisfies DistanceMetric[]
const vectors = fc
  .integer({ min: 1, max: 8 })
  .chain((n) => fc.tuple(...[0, 1, 2].map(() => fc.array(fc.integer({ min: -9, max: 9 }), { minLength: n, maxLength: n }))))

describe.each(metrics)('distance by %s', (metric) => {
  it.each(readOracle<{ a: number[]; b: number[] }, Record<DistanceMetric, number | string>>('distance'))(
    'equals $tool: $name',
    ({ input, expected, tol }) => {
      expectClose(distance(input.a, input.b, metric), expected[metric], tol)
    },
  )

  it('is the same both ways, never negative, and 0 from a vector to itself', () => {
    fc.assert(
      fc.property(vectors, ([a, b]) => {
        const value = distance(a!, b!, metric)
        expect(distance(b!, a!, metric)).toBe(value)
        expect(value ?? 0).toBeGreaterThanOrEqual(0)
        expect(distance(a!, a!, metric) ?? 0).toBeCloseTo(0, 12)
      }),
    )
  })

  it('does not exist between empty vectors', () => {
    expect(distance([], [], metric)).toBeUndefined()
  })

  it('refuses different lengths and NaN', () => {
    expect(() => distance([1, 2], [1], metric)).toThrow(InvalidSampleError)
    expect(() => distance([1, Number.NaN], [1, 2], metric)).toThrow(InvalidSampleError)
  })
})

describe('distance', () => {
  it.each(['euclidean', 'cityblock', 'chebyshev', 'mae'] as const)('%s: no way round is shorter', (metric) => {
    fc.assert(
      fc.property(vectors, ([a, b, c]) => {
        expect(distance(a!, c!, metric)!).toBeLessThanOrEqual(distance(a!, b!, metric)! + distance(b!, c!, metric)! + 1e-12)
      }),
    )
  })

  it('does not exist by cosine from a vector without direction, nor by correlation from a constant', () => {
    expect(distance([0, 0], [1, 2], 'cosine')).toBeUndefined()
    expect(distance([0, 0], [0, 0], 'cosine')).toBeUndefined()
    expect(distance([3, 3], [1, 2], 'correlation')).toBeUndefined()
  })

  it('survives values whose squares are no longer numbers, unless the distance is one of them', () => {
    expect(distance([3e200, 0], [0, 4e200], 'euclidean')! / 5e200).toBeCloseTo(1, 12)
    expect(distance([1e308, 1e308], [1e-308, 1e-308], 'cosine')).toBeCloseTo(0, 12)
    expect(() => distance([1e200], [0], 'mse')).toThrow(InvalidSampleError)
  })
})

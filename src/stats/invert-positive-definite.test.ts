import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contrastErrors } from './contrast-errors.ts'
import { invertPositiveDefinite } from './invert-positive-definite.ts'

describe('invertPositiveDefinite', () => {
  it('gives a matrix whose product with the original is the identity', () => {
    const factor = fc
      .integer({ min: 1, max: 6 })
      .chain((n) =>
        fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: n * n, maxLength: n * n }).map((entries) => ({ n, entries })),
      )
    fc.assert(
      fc.property(factor, ({ n, entries }) => {
        const matrix = new Float64Array(n * n) // B B' + I
        for (let i = 0; i < n; i++)
          for (let j = 0; j < n; j++) {
            if (i === j) matrix[i * n + j] = 1
            for (let k = 0; k < n; k++) matrix[i * n + j]! += entries[i * n + k]! * entries[j * n + k]!
          }
        const inverse = matrix.slice()
        expect(invertPositiveDefinite(inverse, n)).toBe(true)
        for (let i = 0; i < n; i++)
          for (let j = 0; j < n; j++) {
            let product = 0
            for (let k = 0; k < n; k++) product += matrix[i * n + k]! * inverse[k * n + j]!
            expect(product).toBeCloseTo(i === j ? 1 : 0, 9)
          }
      }),
    )
  })

  it('says so when the matrix is singular or not positive', () => {
    expect(invertPositiveDefinite(Float64Array.of(1, 1, 1, 1), 2)).toBe(false)
    expect(invertPositiveDefinite(Float64Array.of(-1), 1)).toBe(false)
  })
})

describe('contrastErrors', () => {
  it('does not exist for parameters on which there is no information', () => {
    expect(contrastErrors(new Float64Array(4), 2)).toBeUndefined()
  })
})

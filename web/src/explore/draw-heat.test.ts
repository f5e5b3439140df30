import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { heatColor, heatOf, heatSizes } from './draw-heat.ts'
import type { HeatMatrix } from './heat-matrix.ts'

const matrix = (rows: number, columns: number) =>
  ({ rows: Array(rows), columns: Array(columns), values: new Float64Array(), max: 1 }) as unknown as HeatMatrix
const share = fc.double({ min: 0, max: 1, noNaN: true })

describe('heatOf', () => {
  it('is in [0, 1], and more for more', () => {
    fc.assert(
      fc.property(share, share, share, (a, b, max) => {
        const [less, more] = [heatOf(Math.min(a, b), max), heatOf(Math.max(a, b), max)]
        expect(0 <= less && less <= more && more <= 1).toBe(true)
      }),
    )
  })
})

describe('heatColor', () => {
  it('goes from faint to dark on light pages, and from dim to bright on dark ones', () => {
    const brightness = (color: string) => color.match(/\d+/g)!.reduce((sum, part) => sum + Number(part), 0)
    expect(brightness(heatColor(0, 'light'))).toBeGreaterThan(brightness(heatColor(1, 'light')))
    expect(brightness(heatColor(0, 'dark'))).toBeLessThan(brightness(heatColor(1, 'dark')))
  })
})

describe('heatSizes', () => {
  it('fits few columns to the page and lets many scroll rather than vanish', () => {
    const wide = heatSizes(matrix(64, 256), 320)
    expect(wide.cellWidth).toBe(5)
    const few = heatSizes(matrix(2, 9), 320)
    expect(few.left + 9 * few.cellWidth).toBeLessThanOrEqual(320)
  })
})

import { describe, expect, it } from 'vitest'
import { HEIGHT, trendScale } from './trend-scale.ts'

const WIDTH = 320
const point = (hour: number) => ({ until: new Date(Date.UTC(2026, 0, 1, hour)).toISOString(), n: 3, mean: 0.5, low: 0, high: 1 })

describe('trendScale', () => {
  it('goes from left to right with time and from bottom to top with scores, within the picture', () => {
    const { x, y } = trendScale([[point(1), point(3)], [point(2)]], WIDTH)
    expect(x(point(1).until)).toBeLessThan(x(point(2).until))
    expect(x(point(2).until)).toBeCloseTo((x(point(1).until) + x(point(3).until)) / 2, 9)
    expect(y(1)).toBeLessThan(y(0))
    expect(y(1.4)).toBe(y(1)) // adjusted scores may lie outside
    for (const hour of [1, 2, 3]) expect(x(point(hour).until)).toBeLessThan(WIDTH)
    expect(y(0)).toBeLessThan(HEIGHT)
  })

  it('puts a single moment in the middle', () => {
    const { x } = trendScale([[point(1)]], WIDTH)
    expect(x(point(1).until)).toBeGreaterThan(WIDTH / 4)
    expect(x(point(1).until)).toBeLessThan((3 * WIDTH) / 4)
  })
})

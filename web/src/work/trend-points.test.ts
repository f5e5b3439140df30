import fc from 'fast-check'
import { expect, it } from 'vitest'
import { trendPoints } from './trend-points.ts'

const size = { width: 600, height: 96 }

it('stretches from edge to edge, with 0 in the middle of the height', () => {
  expect(trendPoints([0, 1, -1], size)).toEqual([
    { x: 0, y: 48 },
    { x: 300, y: 6 },
    { x: 600, y: 90 },
  ])
  expect(trendPoints([0], size)).toEqual([{ x: 300, y: 48 }])
})

it('stays inside, and puts a better score higher', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 1, maxLength: 60 }), (scores) => {
      const points = trendPoints(scores, size)
      for (const { x, y } of points) expect(x >= 0 && x <= 600 && y >= 6 && y <= 90).toBe(true)
      for (const [index, score] of scores.entries()) if (score > scores[0]!) expect(points[index]!.y).toBeLessThanOrEqual(points[0]!.y)
    }),
  )
})

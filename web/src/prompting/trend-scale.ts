import type { TrendPoint } from '../../../src/protocol/anchors.ts'

export const HEIGHT = 200
const MARGIN = { left: 40, right: 12, top: 10, bottom: 10 }

/** Where points lie in a picture so wide: time from left to right, scores from 0 at the bottom to 1. */
export function trendScale(
  series: readonly (readonly TrendPoint[])[],
  width: number,
): { x(until: string): number; y(score: number): number } {
  const times = series.flat().map(({ until }) => Date.parse(until))
  const [first, last] = [Math.min(...times), Math.max(...times)]
  const across = width - MARGIN.left - MARGIN.right
  const down = HEIGHT - MARGIN.top - MARGIN.bottom
  return {
    x: (until) => MARGIN.left + (last === first ? across / 2 : ((Date.parse(until) - first) / (last - first)) * across),
    y: (score) => MARGIN.top + (1 - Math.max(0, Math.min(1, score))) * down,
  }
}

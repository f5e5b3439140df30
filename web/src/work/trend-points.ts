/** Room above the best and below the worst score, so that a dot there is whole. */
const MARGIN = 6

/** Where scores in [-1, 1] stand in a picture, the first at its left edge and the last at its right one; a single one in the middle. */
export function trendPoints(
  scores: readonly number[],
  { width, height }: { readonly width: number; readonly height: number },
): { x: number; y: number }[] {
  const high = height - 2 * MARGIN
  return scores.map((score, index) => ({
    x: scores.length === 1 ? width / 2 : (index / (scores.length - 1)) * width,
    y: MARGIN + ((1 - Math.min(1, Math.max(-1, score))) / 2) * high,
  }))
}

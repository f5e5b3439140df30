/** How much a disagreement counts by the distance of the two labels on the scale: all alike, by steps, by squared steps. */
export type KappaWeights = 'none' | 'linear' | 'quadratic'

/**
 * How much two labels so many steps apart on the scale disagree.
 *
 * @param steps whole number, of either sign
 * @returns >= 0; 0 = the same label
 * @source Cohen (1968), Psychol. Bull. 70(4):213-220, doi:10.1037/h0026256
 * @example kappaDisagreement(-2, 'quadratic') // 4
 */
export function kappaDisagreement(steps: number, weights: KappaWeights): number {
  if (weights === 'quadratic') return steps * steps
  return weights === 'linear' ? Math.abs(steps) : Number(steps !== 0)
}

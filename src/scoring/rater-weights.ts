import { InvalidScoringInputError } from './errors.ts'

/**
 * How much each rater counts among its peers and in the consensus.
 *
 * weight = newcomerWeight + reliability, within [0, 1]: a newcomer counts a little, proven raters count more, and
 * who is clearly worse than chance counts nothing.
 *
 * @param reliability one per rater, in [-1, 1]; 0 = unknown or chance: shape [k]
 * @param options.newcomerWeight of the recipe
 * @returns shape [k], each in [0, 1]
 * @throws {@link InvalidScoringInputError} if a reliability is not in [-1, 1]
 * @example raterWeights([0, 0.5, -0.2], { newcomerWeight: 0.1 }) // [0.1, 0.6, 0]
 */
export function raterWeights(reliability: readonly number[], { newcomerWeight }: { newcomerWeight: number }): number[] {
  return reliability.map((value) => {
    if (!(value >= -1 && value <= 1))
      throw new InvalidScoringInputError({ where: 'raterWeights', expected: 'reliability in [-1, 1]', got: `${value}` })
    return Math.max(0, Math.min(1, newcomerWeight + value))
  })
}

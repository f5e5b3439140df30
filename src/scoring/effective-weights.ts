import { InvalidScoringInputError } from './errors.ts'

/**
 * How much each rater counts among its peers and in the consensus: what it has shown, times how far it speaks for itself.
 *
 * shown = newcomerWeight + reliability, within [0, 1]: a newcomer counts a little, proven raters count more, and who is clearly worse
 * than chance counts nothing. independence = shown / (shown + sum over others of dependence * their shown): three equal copies weigh a
 * third each, so that they are one voice; a nobody who copies a proven rater takes little from it.
 *
 * @param input.reliability one per rater, in [-1, 1]; 0 = unknown or chance: shape [k]
 * @param input.dependence in [0, 1], symmetric, 0 = independent: shape [k][k]
 * @param options.newcomerWeight of the recipe
 * @returns shape [k], each in [0, 1]; a rater of weight 0 leaves the weights of all others as they are, bit for bit
 * @throws {@link InvalidScoringInputError} if a reliability is not in [-1, 1] or a dependence not in [0, 1]
 * @cost O(k^2)
 * @example effectiveWeights({ reliability: [0, 0.5, -0.2], dependence: [[0, 0, 0], [0, 0, 0], [0, 0, 0]] }, { newcomerWeight: 0.1 }) // [0.1, 0.6, 0]
 */
export function effectiveWeights(
  { reliability, dependence }: { reliability: readonly number[]; dependence: readonly (readonly number[])[] },
  { newcomerWeight }: { newcomerWeight: number },
): number[] {
  const shown = reliability.map((value) => {
    if (!(value >= -1 && value <= 1)) refuse('reliability in [-1, 1]', value)
    return Math.max(0, Math.min(1, newcomerWeight + value))
  })
  return shown.map((own, rater) => {
    let shared = 0
    for (const [other, theirs] of shown.entries()) {
      if (other === rater || theirs === 0) continue
      const among = dependence[rater]?.[other] ?? Number.NaN
      if (!(among >= 0 && among <= 1)) refuse('dependence in [0, 1] of every pair', among)
      shared += among * theirs
    }
    return own === 0 ? 0 : own * (own / (own + shared))
  })
}

function refuse(expected: string, got: number): never {
  throw new InvalidScoringInputError({ where: 'effectiveWeights', expected, got: `${got}` })
}

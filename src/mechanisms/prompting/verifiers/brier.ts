/**
 * Brier skill of a probability for each option: a proper scoring rule, so that nobody does better than by saying what they believe.
 *
 * 1 - loss / loss of the uniform guess, where loss = sum over options of (probability - outcome)^2; below 0 it is 0.
 * That cut costs properness near the uniform guess: no score in [0, 1] can give both it and a certain error nothing and still reward doubt.
 *
 * @param probabilities one per option, each >= 0, any positive sum: taken as shares of it; at least two
 * @param right place of the option that is right
 * @returns in [0, 1]: 1 = certain and right, 0 = no better than uniform, or nothing that could be scored
 * @source Brier (1950), Monthly Weather Review 78(1):1-3; as a skill score: Murphy (1973), J. Appl. Meteorology 12:215-223
 * @example brierSkill([0.7, 0.1, 0.1, 0.1], 0) // 0.84
 * @example brierSkill([0.25, 0.25, 0.25, 0.25], 2) // 0
 */
export function brierSkill(probabilities: readonly number[], right: number): number {
  const options = probabilities.length
  const sum = probabilities.reduce((total, each) => total + each, 0)
  const valid = options >= 2 && Number.isFinite(sum) && sum > 0 && probabilities.every((each) => each >= 0)
  if (!valid || !(right in probabilities)) return 0
  const loss = probabilities.reduce((total, each, place) => total + (each / sum - (place === right ? 1 : 0)) ** 2, 0)
  return Math.max(0, 1 - loss / (1 - 1 / options))
}

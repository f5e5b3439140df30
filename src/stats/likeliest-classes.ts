/**
 * The class with the largest share of each row; of equals, the first.
 *
 * @param shares shape [items x classes], row after row: from {@link majorityVote} or a label model
 * @param classCount >= 1
 * @returns class index per item: shape [items]
 * @example [...likeliestClasses([0.2, 0.8, 0.5, 0.5], 2)] // [1, 0]
 */
export function likeliestClasses(shares: ArrayLike<number>, classCount: number): Int32Array {
  const likeliest = new Int32Array(Math.floor(shares.length / classCount))
  for (let item = 0; item < likeliest.length; item++) {
    const row = item * classCount
    let best = 0
    for (let k = 1; k < classCount; k++) if (shares[row + k]! > shares[row + best]!) best = k
    likeliest[item] = best
  }
  return likeliest
}

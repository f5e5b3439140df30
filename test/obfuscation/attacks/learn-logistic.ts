const ROUNDS = 150
const RATE = 0.5
const RIDGE = 0.01
const FOLDS = 5

/** Weights of a logistic regression without a constant, by gradient descent. */
export function learnLogistic(rows: readonly (readonly number[])[], labels: readonly number[]): number[] {
  const weights = new Array<number>(rows[0]!.length).fill(0)
  for (let round = 0; round < ROUNDS; round++) {
    const gradient = weights.map((weight) => RIDGE * weight)
    for (const [n, row] of rows.entries()) {
      const miss = (1 / (1 + Math.exp(-dot(weights, row))) - labels[n]!) / rows.length
      for (const [at, value] of row.entries()) gradient[at]! += miss * value
    }
    for (const [at, slope] of gradient.entries()) weights[at]! -= RATE * slope
  }
  return weights
}

/**
 * What an attacker makes of the truth of other tasks: each fifth of the tasks is scored by what the rest taught.
 * @param tasks rows of one task with their labels, 0 or 1
 * @returns a score a row, higher where the label is more probably 1
 */
export function heldOutScores(
  tasks: readonly { readonly rows: readonly (readonly number[])[]; readonly labels: readonly number[] }[],
): number[][] {
  const weights = Array.from({ length: FOLDS }, (_, fold) => {
    const others = tasks.filter((_, n) => n % FOLDS !== fold)
    return learnLogistic(
      others.flatMap(({ rows }) => rows),
      others.flatMap(({ labels }) => labels),
    )
  })
  return tasks.map(({ rows }, n) => rows.map((row) => dot(weights[n % FOLDS]!, row)))
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, at) => sum + value * b[at]!, 0)
}

const FOLDS = 5

/**
 * How well a logistic model on some numbers and their squares tells two kinds apart: each fifth of the examples by what the other four taught.
 * @returns area under the ROC curve, in [0, 1]: .5 = not at all
 */
export function heldOutAuc(rows: readonly (readonly number[])[], labels: readonly number[]): number {
  const features = standardised(rows.map((row) => row.flatMap((value) => [value, value * value])))
  const scores = features.map(() => 0)
  for (let fold = 0; fold < FOLDS; fold++) {
    const isTaught = (_: unknown, n: number) => n % FOLDS !== fold
    const weights = learn(features.filter(isTaught), labels.filter(isTaught))
    for (const [n, row] of features.entries()) if (!isTaught(row, n)) scores[n] = dot(weights, row)
  }
  const [ones, zeros] = [1, 0].map((label) => scores.filter((_, n) => labels[n] === label)) as [number[], number[]]
  let wins = 0
  for (const one of ones) for (const zero of zeros) wins += one > zero ? 1 : one === zero ? 0.5 : 0
  return wins / (ones.length * zeros.length)
}

function learn(rows: readonly (readonly number[])[], labels: readonly number[]): number[] {
  const weights = new Array<number>(rows[0]!.length).fill(0)
  for (let round = 0; round < 400; round++) {
    const gradient = weights.map((weight) => 0.01 * weight)
    for (const [n, row] of rows.entries()) {
      const miss = (1 / (1 + Math.exp(-dot(weights, row))) - labels[n]!) / rows.length
      for (const [at, value] of row.entries()) gradient[at]! += miss * value
    }
    for (const [at, slope] of gradient.entries()) weights[at]! -= 0.5 * slope
  }
  return weights
}

/** Every column by its ranks, so that no outlier counts more than its place; with a column of ones. */
function standardised(rows: readonly (readonly number[])[]): number[][] {
  const columns = rows[0]!.map((_, at) => {
    const sorted = rows.map((row) => row[at]!).sort((a, b) => a - b)
    const place = new Map<number, number>()
    for (const [rank, value] of sorted.entries()) if (!place.has(value)) place.set(value, (2 * rank) / sorted.length - 1)
    return rows.map((row) => place.get(row[at]!)!)
  })
  return rows.map((_, n) => [1, ...columns.map((column) => column[n]!)])
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, at) => sum + value * b[at]!, 0)
}

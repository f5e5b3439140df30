/** Tells two kinds of rows apart: higher for the first kind. */
export type Classifier = (row: readonly number[]) => number

const STEPS = 400
const RATE = 0.8
const RIDGE = 1

/** Logistic regression on standardised features with a ridge, by gradient descent. */
function trainLogistic(first: readonly (readonly number[])[], second: readonly (readonly number[])[]): Classifier {
  const rows = [...first, ...second]
  const columns = rows[0]!.map((_, at) => rows.map((row) => row[at]!))
  const scales = columns.map((values) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length
    return { mean, deviation: Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) || 1 }
  })
  const standard = (row: readonly number[]) => row.map((value, at) => (value - scales[at]!.mean) / scales[at]!.deviation)
  const inputs = rows.map(standard)
  const weights = new Array<number>(columns.length + 1).fill(0)
  const score = (input: readonly number[]) => input.reduce((sum, value, at) => sum + value * weights[at + 1]!, weights[0]!)
  for (let step = 0; step < STEPS; step++) {
    const gradient = weights.map((weight, at) => (at === 0 ? 0 : (RIDGE * weight) / rows.length))
    for (const [index, input] of inputs.entries()) {
      const error = (1 / (1 + Math.exp(-score(input))) - (index < first.length ? 1 : 0)) / rows.length
      gradient[0]! += error
      for (const [at, value] of input.entries()) gradient[at + 1]! += error * value
    }
    for (const at of weights.keys()) weights[at]! -= RATE * gradient[at]!
  }
  return (row) => score(standard(row))
}

/** Area under the ROC curve: chance that a value of the first list is the higher one. */
export function areaUnderCurve(first: readonly number[], second: readonly number[]): number {
  const wins = first.reduce((sum, a) => sum + second.reduce((all, b) => all + (a > b ? 1 : a === b ? 0.5 : 0), 0), 0)
  return wins / (first.length * second.length)
}

/** The same of classifiers that never saw the rows they are tried on: five folds, by place in the lists. */
export function crossValidatedArea(first: readonly (readonly number[])[], second: readonly (readonly number[])[]): number {
  const scores: [number[], number[]] = [[], []]
  for (let fold = 0; fold < 5; fold++) {
    const tried = (_: unknown, index: number) => index % 5 === fold
    const others = (_: unknown, index: number) => index % 5 !== fold
    const classify = trainLogistic(first.filter(others), second.filter(others))
    scores[0].push(...first.filter(tried).map(classify))
    scores[1].push(...second.filter(tried).map(classify))
  }
  return areaUnderCurve(...scores)
}

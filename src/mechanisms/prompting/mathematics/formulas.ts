import type { Rng } from '../../../core/rng.ts'
import type { ProblemFamily } from './problem.ts'

/** Coefficients of a polynomial, that of the constant first. */
type Polynomial = readonly number[]

/** Expanding products, and derivatives: by the rules, and through as many values as the result has coefficients. */
export const formulas: ProblemFamily = (rng, level) => {
  const variable = rng.pick(['x', 'y', 't'])
  const factors = Array.from({ length: level >= 2 ? 3 : 2 }, () => [nonZero(rng, 9), nonZero(rng, level === 0 ? 3 : 6)])
  const product = factors.reduce<Polynomial>(multiply, [1])
  const written = factors.map((factor) => `(${write(factor, variable)})`).join('')
  const value = (x: number) => factors.reduce((result, [b, a]) => result * (a! * x + b!), 1)
  if (rng.next() < 0.5)
    return {
      subtopic: 'expanding',
      goal: 'write a product as a sum',
      query: rng
        .pick(['Expand FORMULA and simplify.', 'Multiply out FORMULA.', 'Write FORMULA as a sum without brackets.'])
        .replace('FORMULA', written),
      essentials: [written],
      sought: { kind: 'formula', formula: write(product, variable), variable, isExpanded: true },
      answers: [
        { text: write(product, variable), by: 'by multiplying out' },
        { text: `The answer is ${write(through(value, factors.length), variable)}.`, by: 'through values at whole numbers' },
      ],
    }
  const slope = product.slice(1).map((factor, n) => factor * (n + 1))
  const shown = level === 0 ? write(product, variable) : written
  return {
    subtopic: 'derivatives',
    goal: 'differentiate a function',
    query: rng
      .pick(['What is the derivative of FORMULA with respect to NAME?', 'Differentiate FORMULA with respect to NAME.'])
      .replace('FORMULA', shown)
      .replace('NAME', variable),
    essentials: [shown],
    sought: { kind: 'formula', formula: write(slope, variable), variable, isExpanded: false },
    answers: [
      { text: write(slope, variable), by: 'term by term' },
      { text: `The answer is ${productRule(factors, variable)}.`, by: 'by the product rule' },
    ],
  }
}

function nonZero(rng: Rng, most: number): number {
  return rng.int(1, most) * (rng.next() < 0.4 ? -1 : 1)
}

function multiply(a: Polynomial, b: Polynomial): Polynomial {
  const product = Array.from({ length: a.length + b.length - 1 }, () => 0)
  for (const [i, left] of a.entries()) for (const [j, right] of b.entries()) product[i + j]! += left * right
  return product
}

/** The polynomial of a degree through values at 0, 1, 2 ...: Newton's forward differences. */
function through(value: (x: number) => number, degree: number): Polynomial {
  let differences = Array.from({ length: degree + 1 }, (_, x) => value(x))
  let result: Polynomial = [0]
  let basis: Polynomial = [1]
  for (let order = 0; order <= degree; order++) {
    const [first] = differences
    result = add(
      result,
      basis.map((factor) => factor * first!),
    )
    basis = multiply(basis, [-order, 1]).map((factor) => factor / (order + 1))
    differences = differences.slice(1).map((next, n) => next - differences[n]!)
  }
  return result.map((factor) => Math.round(factor * 1e6) / 1e6)
}

function add(a: Polynomial, b: Polynomial): Polynomial {
  return Array.from({ length: Math.max(a.length, b.length) }, (_, n) => (a[n] ?? 0) + (b[n] ?? 0))
}

/** Each factor's slope times the other factors. */
function productRule(factors: readonly Polynomial[], variable: string): string {
  const terms = factors.map((factor, n) => {
    const others = factors.filter((_, place) => place !== n).map((other) => `(${write(other, variable)})`)
    return `${factor[1]! < 0 ? `(${factor[1]})` : factor[1]}${others.join('')}`
  })
  return terms.join(' + ')
}

function write(polynomial: Polynomial, variable: string): string {
  const terms = polynomial.flatMap((factor, power) => {
    if (factor === 0) return []
    const name = power === 0 ? '' : power === 1 ? variable : `${variable}^${power}`
    const size = Math.abs(factor) === 1 && power > 0 ? '' : String(Math.abs(factor))
    return [{ minus: factor < 0, text: size + name }]
  })
  return terms.reverse().reduce((sum, { minus, text }, n) => sum + (n === 0 ? (minus ? '-' : '') : minus ? ' - ' : ' + ') + text, '') || '0'
}

import * as z from 'zod'
import { parseExpression } from '../../mechanisms/prompting/verifiers/expression.ts'
import type { Tool } from './tool.ts'

const MOST_DEGREE = 6
const TINY = 1e-6

interface AlgebraTask {
  readonly task: 'solve' | 'expand' | 'differentiate'
  readonly formula: string
  readonly variable: string
}

/** Polynomials in one variable: solves, multiplies out, differentiates. Reads them off their values, by Newton's forward differences. */
export const algebra: Tool<AlgebraTask, { formula: string; solutions: readonly number[] }> = {
  name: 'algebra',
  description: 'Solves an equation such as 3x + 4 = 10 (linear or quadratic), or expands or differentiates a polynomial.',
  parameters: z.object({
    task: z.enum(['solve', 'expand', 'differentiate']),
    formula: z.string().max(400),
    variable: z.string().regex(/^[a-z]$/),
  }),
  async run({ task, formula, variable }) {
    const [left = '', right = '0', ...more] = formula.split('=')
    const polynomial = more.length === 0 ? difference(polynomialOf(left, variable), polynomialOf(right, variable)) : undefined
    if (!polynomial) return undefined
    const wanted = task === 'differentiate' ? polynomial.slice(1).map((factor, n) => factor * (n + 1)) : polynomial
    return { value: { formula: write(wanted, variable), solutions: task === 'solve' ? rootsOf(polynomial) : [] }, sources: [] }
  },
}

/** Coefficients, that of the constant first; `undefined` where the formula is no polynomial of a small degree. */
function polynomialOf(formula: string, variable: string): number[] | undefined {
  const parsed = parseExpression(formula, variable)
  if (!parsed) return undefined
  let differences = Array.from({ length: MOST_DEGREE + 2 }, (_, x) => parsed.at(x) ?? Number.NaN)
  let basis = [1]
  const result = Array.from({ length: MOST_DEGREE + 2 }, () => 0)
  for (let order = 0; order <= MOST_DEGREE + 1; order++) {
    for (const [power, factor] of basis.entries()) result[power]! += factor * differences[0]!
    basis = [0, ...basis].map((above, power) => (above - order * (basis[power] ?? 0)) / (order + 1))
    differences = differences.slice(1).map((next, n) => next - differences[n]!)
  }
  const rounded = result.map((factor) => Math.round(factor / TINY) * TINY)
  if (rounded.some(Number.isNaN) || rounded.at(-1) !== 0) return undefined
  return rounded.map((factor) => Number(factor.toFixed(6)))
}

function difference(a: readonly number[] | undefined, b: readonly number[] | undefined): number[] | undefined {
  return a && b && a.map((factor, power) => factor - b[power]!)
}

function rootsOf([c = 0, b = 0, a = 0, ...higher]: readonly number[]): number[] {
  if (higher.some((factor) => factor !== 0)) return []
  if (a === 0) return b === 0 ? [] : [-c / b]
  const under = b * b - 4 * a * c
  return under < 0 ? [] : [(-b - Math.sqrt(under)) / (2 * a), (-b + Math.sqrt(under)) / (2 * a)].sort((one, other) => one - other)
}

function write(polynomial: readonly number[], variable: string): string {
  const terms = polynomial.flatMap((factor, power) => {
    if (factor === 0) return []
    const size = Math.abs(factor) === 1 && power > 0 ? '' : String(Math.abs(factor))
    return [`${factor < 0 ? '-' : '+'} ${size}${['', variable][power] ?? `${variable}^${power}`}`]
  })
  return terms.reverse().join(' ').replace(/^\+ /, '').replace(/^- /, '-') || '0'
}

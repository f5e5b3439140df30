import type { Rng } from '../../../core/rng.ts'
import { parseExpression } from '../verifiers/expression.ts'
import { numberProblem, type ProblemFamily } from './problem.ts'

type Sum = { readonly value: number } | { readonly sign: '+' | '-' | '×'; readonly left: Sum; readonly right: Sum }

const PHRASES = ['What is SUM?', 'Work out SUM.', 'Calculate SUM and tell me what it comes to.', 'What does SUM come to?']

/** Sums and products with brackets: worked out on the tree they are made of, and read back from how they are written. */
export const arithmetic: ProblemFamily = (rng, level) => {
  const tree = draw(rng, level + 1, level)
  const written = write(tree)
  return numberProblem(
    {
      subtopic: 'arithmetic',
      goal: 'know what a calculation comes to',
      query: rng.pick(PHRASES).replace('SUM', written),
      essentials: [written],
    },
    { value: evaluate(tree), by: 'worked out from the inside' },
    { value: parseExpression(written)?.at(0) ?? Number.NaN, by: 'read back from how it is written' },
  )
}

function draw(rng: Rng, signs: number, level: number): Sum {
  if (signs === 0) return { value: rng.int(3, [30, 60, 99, 250][level]!) }
  const sign = rng.pick(['+', '-', '×'] as const)
  const before = rng.int(0, signs - 1)
  return { sign, left: draw(rng, before, level), right: draw(rng, signs - 1 - before, level) }
}

function evaluate(sum: Sum): number {
  if ('value' in sum) return sum.value
  const [left, right] = [evaluate(sum.left), evaluate(sum.right)]
  return sum.sign === '+' ? left + right : sum.sign === '-' ? left - right : left * right
}

/** With brackets where they matter. */
function write(sum: Sum): string {
  if ('value' in sum) return String(sum.value)
  const { sign, left, right } = sum
  const bracket = (part: Sum, isNeeded: boolean) => (isNeeded && 'sign' in part ? `(${write(part)})` : write(part))
  const isLoose = (part: Sum) => 'sign' in part && part.sign !== '×'
  return `${bracket(left, sign === '×' && isLoose(left))} ${sign} ${bracket(right, sign === '×' ? true : sign === '-' && isLoose(right))}`
}

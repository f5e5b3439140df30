import { numberProblem, type ProblemFamily } from './problem.ts'

const PHRASES = [
  'Solve for NAME: EQUATION.',
  'For which NAME does EQUATION hold?',
  'Find NAME so that EQUATION.',
  'What is NAME if EQUATION?',
]
const RANGE = 60

/** Linear equations with whole or half solutions, and quadratic ones whose larger root is asked for: solved by formula, and by trying. */
export const equations: ProblemFamily = (rng, level) => {
  const name = rng.pick(['x', 'y', 'n', 't'])
  if (level === 3 && rng.next() < 0.6) {
    const [small, large] = [rng.int(-15, 5), rng.int(6, 20)]
    const [b, c] = [-(small + large), small * large]
    const equation = `${name}^2${term(b, name)}${term(c)} = 0`
    return numberProblem(
      {
        subtopic: 'equations',
        goal: 'find the larger solution of an equation',
        query: `What is the larger solution of ${equation}?`,
        essentials: [equation, 'larger'],
      },
      { value: (-b + Math.sqrt(b * b - 4 * c)) / 2, by: 'by the quadratic formula' },
      { value: tried((x) => x * x + b * x + c), by: 'by trying from above' },
    )
  }
  const solution = rng.int(-20, 30) + (level === 2 ? 0.5 : 0)
  const [a, c] = [rng.int(5, 12) * (level === 2 ? 2 : 1), level === 0 ? 0 : rng.int(1, 4) * (level === 2 ? 2 : 1)]
  const b = rng.int(-40, 40) || 7
  const d = (a - c) * solution + b
  const equation = `${a}${name}${term(b)} = ${c === 0 ? '' : `${c === 1 ? '' : c}${name}`}${c === 0 ? d : term(d)}`
  return numberProblem(
    {
      subtopic: 'equations',
      goal: 'solve an equation',
      query: rng.pick(PHRASES).replaceAll('NAME', name).replace('EQUATION', equation),
      essentials: [equation],
    },
    { value: (d - b) / (a - c), by: 'by moving terms' },
    { value: tried((x) => a * x + b - c * x - d), by: 'by trying from above' },
  )
}

/** Numbers with their sign, such as " - 3x". */
function term(factor: number, name = ''): string {
  if (factor === 0) return ''
  return ` ${factor < 0 ? '-' : '+'} ${Math.abs(factor) === 1 && name !== '' ? '' : Math.abs(factor)}${name}`
}

/** The largest half of a whole number that a function is 0 at. */
function tried(zero: (x: number) => number): number {
  for (let x = RANGE; x >= -RANGE; x -= 0.5) if (zero(x) === 0) return x
  return Number.NaN
}

import { numberProblem, type ProblemFamily } from './problem.ts'

/** A term of a sequence whose rule is told: by a formula for it, and by stepping there. */
export const sequences: ProblemFamily = (rng, level) => {
  const [start, step, place] = [rng.int(2, 40), rng.int(2, 15), rng.int(8, 12 + 8 * level)]
  const problem = (rule: string) => ({
    subtopic: 'sequences',
    goal: 'know a term of a sequence',
    query: `A sequence begins with ${start}, and ${rule}. What is its term number ${place}?`,
    essentials: [String(start), rule, `number ${place}`],
  })
  const stepped = (next: (term: number, at: number) => number) => {
    let term = start
    for (let at = 2; at <= place; at++) term = next(term, at)
    return { value: term, by: 'by stepping there' }
  }
  if (level <= 1) {
    const sign = level === 0 || rng.next() < 0.5 ? 1 : -1
    return numberProblem(
      problem(`every further term is ${step} ${sign === 1 ? 'more' : 'less'} than the one before`),
      { value: start + sign * step * (place - 1), by: 'by the formula of arithmetic sequences' },
      stepped((term) => term + sign * step),
    )
  }
  if (level === 2)
    return numberProblem(
      problem(`to get from term number n - 1 to term number n, ${step} times n is added`),
      { value: start + step * ((place * (place + 1)) / 2 - 1), by: 'by the sum of the first numbers' },
      stepped((term, at) => term + step * at),
    )
  const factor = rng.int(2, 3)
  const far = Math.min(place, 12)
  const growing = problem(`every further term is ${factor} times the one before, plus ${step}`)
  const fixed = step / (factor - 1)
  let term = start
  for (let at = 2; at <= far; at++) term = factor * term + step
  return numberProblem(
    { ...growing, query: growing.query.replace(`number ${place}`, `number ${far}`), essentials: [String(start), `number ${far}`] },
    { value: (start + fixed) * factor ** (far - 1) - fixed, by: 'by the formula around its fixed point' },
    { value: term, by: 'by stepping there' },
  )
}

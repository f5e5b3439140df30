import { numberProblem, type ProblemFamily } from './problem.ts'

const upTo = (most: number) => Array.from({ length: most }, (_, n) => n + 1)

/** Divisors, multiples and remainders: by the textbook's algorithm, and by trying all numbers there are. */
export const numberTheory: ProblemFamily = (rng, level) => {
  const size = [6, 14, 30, 60][level]!
  const shared = rng.int(2, size)
  const [a, b] = [shared * rng.int(3, size), shared * rng.int(3, size)]
  const about = { subtopic: 'number theory', goal: 'solve a puzzle about whole numbers' }
  const kind = rng.int(0, level === 0 ? 1 : 3)
  if (kind === 0)
    return numberProblem(
      {
        ...about,
        query: `What is the greatest common divisor of ${a} and ${b}?`,
        essentials: ['greatest common divisor', String(a), String(b)],
      },
      { value: greatestDivisor(a, b), by: "by Euclid's algorithm" },
      { value: upTo(Math.min(a, b)).findLast((n) => a % n === 0 && b % n === 0)!, by: 'by trying all numbers' },
    )
  if (kind === 1)
    return numberProblem(
      {
        ...about,
        query: `What is the least common multiple of ${a} and ${b}?`,
        essentials: ['least common multiple', String(a), String(b)],
      },
      { value: (a * b) / greatestDivisor(a, b), by: 'from the greatest common divisor' },
      { value: upTo(b).find((n) => (a * n) % b === 0)! * a, by: 'by trying all multiples' },
    )
  if (kind === 2)
    return numberProblem(
      { ...about, query: `How many whole numbers from 1 to ${a} divide ${a} without a remainder?`, essentials: [String(a)] },
      { value: divisorsByPrimes(a), by: 'from its prime factors' },
      { value: upTo(a).filter((n) => a % n === 0).length, by: 'by trying all numbers' },
    )
  const [base, power, modulus] = [rng.int(3, size), rng.int(6, 4 * size), rng.int(11, 97)]
  let stepped = 1
  for (let n = 0; n < power; n++) stepped = (stepped * base) % modulus
  const power2 = `${base}^${power}`
  return numberProblem(
    { ...about, query: `What remains when ${power2} is divided by ${modulus}?`, essentials: [power2, String(modulus)] },
    { value: Number(BigInt(base) ** BigInt(power) % BigInt(modulus)), by: 'from the whole power' },
    { value: stepped, by: 'by multiplying remainders' },
  )
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b)
}

function divisorsByPrimes(n: number): number {
  let [rest, count] = [n, 1]
  for (let prime = 2; rest > 1; prime++) {
    let times = 1
    for (; rest % prime === 0; rest /= prime) times++
    count *= times
  }
  return count
}

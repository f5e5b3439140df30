import * as z from 'zod'
import type { Tool } from './tool.ts'

const MOST = 10_000_000
const OPERATIONS = ['greatest common divisor', 'least common multiple', 'count of divisors', 'remainder of a power'] as const

interface WholeNumberTask {
  readonly operation: (typeof OPERATIONS)[number]
  /** Two numbers; one for the divisors; base, exponent and divisor for a remainder. */
  readonly of: readonly number[]
}

/** Divisors, multiples and remainders. */
export const wholeNumbers: Tool<WholeNumberTask, number> = {
  name: 'whole_numbers',
  description:
    'Greatest common divisor or least common multiple of two numbers, count of divisors of one, remainder of base^exponent by a divisor.',
  parameters: z.object({ operation: z.enum(OPERATIONS), of: z.array(z.number().int().min(1).max(MOST)).min(1).max(3) }),
  async run({ operation, of: [a = 1, b = 1, c = 1] }) {
    const value = {
      'greatest common divisor': () => greatestDivisor(a, b),
      'least common multiple': () => (a / greatestDivisor(a, b)) * b,
      'count of divisors': () => countDivisors(a),
      'remainder of a power': () => remainderOfPower(a, b, c),
    }[operation]()
    return { value, sources: [] }
  },
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b)
}

function countDivisors(n: number): number {
  let count = 0
  for (let one = 1; one * one <= n; one++) if (n % one === 0) count += one * one === n ? 1 : 2
  return count
}

/** By squaring: the exponent's bits from the lowest. */
function remainderOfPower(base: number, exponent: number, divisor: number): number {
  let [result, square] = [1n, BigInt(base)]
  for (let left = BigInt(exponent); left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % BigInt(divisor)
    square = (square * square) % BigInt(divisor)
  }
  return Number(result % BigInt(divisor))
}

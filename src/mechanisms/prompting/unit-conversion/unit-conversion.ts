import * as z from 'zod'
import type { Rng } from '../../../core/rng.ts'
import { difficultyLevel } from '../difficulty-level.ts'
import { NoQuestionError } from '../errors.ts'
import type { Question } from '../question.ts'
import { cite, writeDocument } from '../sources/corpus-document.ts'
import type { TaskType } from '../task-type.ts'
import { sameNumber } from '../verifiers/equivalent.ts'
import { isNearMiss, NEAR_MISS_WORTH } from '../verifiers/near-miss.ts'
import { readNumbers } from '../verifiers/read-number.ts'
import { verdict } from '../verifiers/verdict.ts'
import { type Conversion, distanceTravelled, oneAmount, sumOfAmounts } from './conversion.ts'
import { namedUnit } from './exact-conversion.ts'
import { readQuantity } from './read-quantity.ts'
import { definitionOf, UNITS_SOURCE } from './units.ts'

const Expected = z.object({ value: z.number(), unit: z.string() })

/** A rounding to four digits, which in the worst case misses by one part in two thousand. */
const EXACT = 5.1e-4
/** Of temperatures, which may be near zero: a rounding to two digits after the point. */
const EXACT_DEGREES = 0.0051
/** The two ways may differ by no more than floating point does. */
const SAME = 1e-9

const BY_LEVEL: readonly ((rng: Rng) => Conversion)[] = [
  (rng) => oneAmount(rng, 0),
  (rng) => (rng.next() < 0.5 ? oneAmount(rng, 2) : sumOfAmounts(rng, 2, 0)),
  (rng) => sumOfAmounts(rng, 3, 1),
  (rng) => distanceTravelled(rng),
]

/** Amounts in other units, by factors that are exact by definition: an answer is right in the unit that was asked for, to four digits. */
export const unitConversion: TaskType = {
  name: 'unit-conversion',
  version: '2',
  words: 'amounts in other units: lengths, masses, times, areas, volumes, speeds and temperatures',
  weights: { correctness: 0.9, literal: 0.05, semantic: 0.05 },

  async make({ rng, difficulty }) {
    const level = difficultyLevel(difficulty, BY_LEVEL.length)
    const { to, units, query, essentials, byFactors, byFractions, conversation } = BY_LEVEL[level]!(rng)
    const [first, second] = [digitsOf(byFactors), digitsOf(byFractions)]
    if (!sameNumber(byFactors, byFractions, SAME))
      throw new NoQuestionError({ type: unitConversion.name, got: `${first} by factors, ${second} by fractions, of: ${query}` })
    const isTold = readNumbers(query).some(({ value }) => isNear(value, byFactors, to.quantity))
    if (isTold || Math.abs(byFactors) < 0.01 || Math.abs(byFactors) > 1e9)
      throw new NoQuestionError({ type: unitConversion.name, got: `${first}, which the question says, or which is hard to write` })
    const document = writeDocument(
      { topic: 'units', subtopic: to.quantity, ...UNITS_SOURCE },
      units.map((unit) => [unit.name, definitionOf(unit)]),
    )
    const citations = units.map((unit) => cite(document, unit.name))
    const question: Question = {
      type: unitConversion.name,
      version: unitConversion.version,
      topic: 'units',
      subtopic: to.quantity,
      goal: `know an amount in ${to.name}`,
      query: `${query} Give at least four digits.`,
      essentials: [...essentials],
      ...(conversation && { conversation }),
      difficulty: level / (BY_LEVEL.length - 1),
      snapshots: [document.snapshot],
      references: [
        { text: `${first} ${to.name}`, by: 'by decimal factors', citations },
        { text: `It is ${second} ${to.name}.`, by: 'by a chain of exact fractions', citations },
      ],
      expected: { value: byFractions, unit: to.name },
    }
    return question
  },

  async verify({ query, expected }, answer) {
    const { value, unit } = Expected.parse(expected)
    const known = readNumbers(query).map((number) => number.value)
    const found = readQuantity(answer, namedUnit(unit), known)
    const right = `${digitsOf(value)} ${unit} is right`
    if (found === undefined) return verdict(0, `gives no amount, or more than one; ${right}`)
    if (found === 'other unit') return verdict(0, `is in another unit than was asked for; ${right}`)
    if (isNear(found, value, namedUnit(unit).quantity)) return verdict(1, `${found} ${unit} is right`)
    if (isNearMiss(found, value)) return verdict(NEAR_MISS_WORTH, `${found} is near, but ${right}`)
    return verdict(0, `${found} is wrong; ${right}`, { contradicts: true })
  },
}

function isNear(found: number, value: number, quantity: string): boolean {
  return Math.abs(found - value) <= Math.max(EXACT * Math.abs(value), quantity === 'temperature' ? EXACT_DEGREES : 0)
}

/** Seven digits, without a power of ten. */
function digitsOf(value: number): string {
  return String(Number(value.toPrecision(7)))
}

import { concludedNumber, isBareNumber } from '../verifiers/final-number.ts'
import { finalResult } from '../verifiers/final-result.ts'
import { readNumbers } from '../verifiers/read-number.ts'
import { type NamedUnit, UNITS } from './units.ts'

/** Every way to write a unit, the longest first. */
const WAYS = UNITS.flatMap((unit) => [unit.name, ...unit.symbols].map((way) => ({ way: way.toLowerCase(), unit }))).sort(
  (a, b) => b.way.length - a.way.length,
)

/**
 * The amount that an answer comes to in a unit. A number without a unit counts, as the question has named one.
 *
 * @param known numbers of the question
 * @returns `undefined` where no amount is given or several are; `'other unit'` where the result has a unit that was not asked for
 * @cost linear in at most 20,000 characters
 */
export function readQuantity(answer: string, unit: NamedUnit, known: readonly number[]): number | 'other unit' | undefined {
  return finalResult<number | 'other unit'>(answer, (statement) => amountIn(statement, unit, known), isBareNumber)
}

function amountIn(statement: string, unit: NamedUnit, known: readonly number[]): number | 'other unit' | undefined {
  const said = readNumbers(statement).map(({ value, end }) => ({ value, unit: unitAt(statement, end) }))
  const asked = new Set(said.filter((each) => each.unit?.name === unit.name).map(({ value }) => value))
  if (asked.size > 0) return asked.size === 1 ? [...asked][0] : undefined
  if (said.some((each) => each.unit && !known.includes(each.value))) return 'other unit'
  return concludedNumber(statement, known)
}

/** The unit that is written at a place of a text. */
function unitAt(text: string, place: number): NamedUnit | undefined {
  const after = text
    .slice(place, place + 40)
    .toLowerCase()
    .replace(/^[\s-]+/, '')
  return WAYS.find(({ way }) => after.startsWith(way) && !/^[\p{L}\d^/]/u.test(after.slice(way.length)))?.unit
}

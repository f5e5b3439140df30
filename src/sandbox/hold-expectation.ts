import { runInNewContext } from 'node:vm'
import type { Seen } from './look-at-page.ts'
import type { Expectation } from './page-check.ts'

/** Whether what was seen is as expected. What was not seen, or is of the wrong kind for the comparison, does not hold. */
export function holdExpectation(seen: ReadonlyMap<string, Seen>, { that, is, to, within }: Expectation): boolean {
  const left = resolve(seen, that)
  if (left === undefined || left === null) return false
  if (is === 'rising' || is === 'falling') return isOrdered(left, is)
  const right = to === undefined ? undefined : resolve(seen, to)
  if (right === undefined || right === null) return false
  switch (is) {
    case 'equal':
      return areEqual(left, right, within)
    case 'different':
      return !areEqual(left, right, within)
    case 'matching':
      return typeof right === 'string' && matches(textOf(left), right)
    case 'containing':
      return contains(left, right)
    default:
      return compares(is, numberOf(left), numberOf(right))
  }
}

type Value = Expectation['that']

function resolve(seen: ReadonlyMap<string, Seen>, value: Value): Seen | undefined {
  if (typeof value !== 'object' || Array.isArray(value) || !('of' in value)) return value as Seen
  const whole = seen.get(value.of)
  const picked = value.pick === undefined ? whole : pick(whole, value.pick)
  if (value.times === undefined && value.plus === undefined) return picked
  const number = numberOf(picked)
  return number === undefined ? undefined : number * (value.times ?? 1) + (value.plus ?? 0)
}

function pick(list: Seen | undefined, what: number | 'sum' | 'min' | 'max' | 'length'): Seen | undefined {
  if (!Array.isArray(list)) return undefined
  if (what === 'length') return list.length
  if (typeof what === 'number') return list.at(what)
  const numbers = list.map(numberOf)
  if (numbers.length === 0 || !numbers.every((number) => number !== undefined)) return undefined
  if (what === 'sum') return numbers.reduce((sum, number) => sum + number, 0)
  return what === 'min' ? Math.min(...numbers) : Math.max(...numbers)
}

/** A text counts as a number only if it is nothing but one, perhaps with a unit of CSS behind it. */
function numberOf(value: Seen | undefined): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  const number = typeof value === 'string' ? /^\s*([-+]?\d*\.?\d+(?:e[-+]?\d+)?)\s*(?:px|s|ms|%|em|rem|deg)?\s*$/i.exec(value) : undefined
  return number ? Number(number[1]) : undefined
}

const textOf = (value: Seen) => (Array.isArray(value) ? value.join('\n') : String(value))

function areEqual(left: Seen, right: Seen, within: number): boolean {
  if (Array.isArray(left) && Array.isArray(right))
    return left.length === right.length && left.every((element, n) => areEqual(element, right[n], within))
  if (Array.isArray(left) || Array.isArray(right)) return false
  if (typeof left === 'number' || typeof right === 'number') {
    const [a, b] = [numberOf(left), numberOf(right)]
    return a !== undefined && b !== undefined && Math.abs(a - b) <= within + 1e-9
  }
  return left === right
}

function contains(left: Seen, right: Seen): boolean {
  if (Array.isArray(left))
    return (Array.isArray(right) ? right : [right]).every((part) => left.some((element) => areEqual(element, part, 0)))
  return typeof left === 'string' && (Array.isArray(right) ? right : [right]).every((part) => left.includes(String(part)))
}

function compares(is: 'more' | 'less' | 'at-least' | 'at-most', left: number | undefined, right: number | undefined): boolean {
  if (left === undefined || right === undefined) return false
  if (is === 'more') return left > right
  if (is === 'less') return left < right
  return is === 'at-least' ? left >= right : left <= right
}

/** A list that never goes the other way and is not all of one value; fewer than two elements have no order. */
function isOrdered(list: Seen, is: 'rising' | 'falling'): boolean {
  if (!Array.isArray(list) || list.length < 2) return false
  const compare = (a: Seen, b: Seen) => (typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'en'))
  const steps = list.slice(1).map((element, n) => compare(element, list[n]) * (is === 'rising' ? 1 : -1))
  return steps.every((step) => step >= 0) && steps.some((step) => step > 0)
}

/** Patterns may come from a language model: one that does not end, or is none, matches nothing. */
function matches(text: string, pattern: string): boolean {
  try {
    return runInNewContext('new RegExp(pattern).test(text)', { pattern, text }, { timeout: MATCH_MS }) === true
  } catch {
    return false
  }
}

const MATCH_MS = 500

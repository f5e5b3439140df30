import { type NamedUnit, TEMPERATURES, UNITS } from './units.ts'

/** An exact fraction, its denominator above 0. */
export interface Fraction {
  readonly over: bigint
  readonly under: bigint
}

/** @param text a decimal number, or two of them as a fraction, such as 1/3.6 */
export function fraction(text: string): Fraction {
  const [over, under = { over: 1n, under: 1n }] = text.split('/').map(decimal)
  return divide(over!, under)
}

function decimal(text: string): Fraction {
  const [whole, digits = ''] = text.split('.')
  return { over: BigInt(whole! + digits), under: 10n ** BigInt(digits.length) }
}

export const times = (a: Fraction, b: Fraction): Fraction => ({ over: a.over * b.over, under: a.under * b.under })
export const plus = (a: Fraction, b: Fraction): Fraction => ({ over: a.over * b.under + b.over * a.under, under: a.under * b.under })

function divide(a: Fraction, b: Fraction): Fraction {
  const sign = b.over < 0n ? -1n : 1n
  return { over: a.over * b.under * sign, under: a.under * b.over * sign }
}

/** As a decimal number, of which twelve digits after the point are exact. */
export function toNumber({ over, under }: Fraction): number {
  return Number((over * 10n ** 12n) / under) / 1e12
}

/** An amount in another unit of its quantity, through the chain of definitions, without any rounding. */
export function convertExactly(amount: Fraction, from: NamedUnit, to: NamedUnit): Fraction {
  const [cold, warm] = [TEMPERATURES[from.name], TEMPERATURES[to.name]]
  if (!cold || !warm) return divide(times(amount, sizeOf(from)), sizeOf(to))
  const kelvins = times(plus(amount, fraction(cold.shift)), fraction(cold.times))
  return plus(divide(kelvins, fraction(warm.times)), times(fraction(warm.shift), { over: -1n, under: 1n }))
}

/** How many it is of the unit that its quantity is measured from. */
function sizeOf({ is }: NamedUnit): Fraction {
  return is ? times(fraction(is.times), sizeOf(namedUnit(is.of))) : { over: 1n, under: 1n }
}

export function namedUnit(name: string): NamedUnit {
  const unit = UNITS.find((each) => each.name === name)
  if (!unit) throw new Error(`expected a unit that is defined, got ${name}`)
  return unit
}

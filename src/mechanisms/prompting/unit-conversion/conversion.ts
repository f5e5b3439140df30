import type { Rng } from '../../../core/rng.ts'
import { convert } from '../../../models/mini-apps/unit-converter-quantities.ts'
import type { Conversation } from '../question.ts'
import { listed } from '../sources/listed.ts'
import { convertExactly, fraction, namedUnit, plus, times, toNumber } from './exact-conversion.ts'
import { decimalUnit, type NamedUnit, UNITS } from './units.ts'

/** Something to convert, and what comes of it by decimal factors and by exact fractions. */
export interface Conversion {
  readonly to: NamedUnit
  /** The units whose definitions are needed. */
  readonly units: readonly NamedUnit[]
  readonly query: string
  readonly essentials: readonly string[]
  readonly byFactors: number
  readonly byFractions: number
  readonly conversation?: Conversation
}

/** Who travels how fast, in metres per second. */
const TRAVELLERS = { 'A ship': [4, 14], 'A drone': [5, 24], 'A cable car': [3, 11], 'A snowmobile': [8, 36], 'A swift': [10, 30] } as const
/** From ten minutes to ten hours. */
const SECONDS = [600, 36_000] as const
const QUANTITIES = [...new Set(UNITS.map(({ quantity }) => quantity))]
const ASKING = ['how many', 'how much', 'how far', 'how long', 'how big', 'what', 'which', 'amount', 'number', 'value', 'exactly']

/** One amount in another unit; some of these can be asked with the amount held back. */
export function oneAmount(rng: Rng, decimals: number): Conversion {
  const [from, to] = twoUnits(rng, rng.pick(QUANTITIES))
  const amount = anAmount(rng, decimals)
  const told = `${amount} ${from.name}`
  const { quantity } = from
  return {
    to,
    units: [from, to],
    query: rng.pick([`How many ${to.name} are ${told}?`, `Convert ${told} to ${to.name}.`, `What is ${told} in ${to.name}?`]),
    essentials: [told, to.name],
    byFactors: byFactors(amount, from, to),
    byFractions: toNumber(convertExactly(fraction(amount), from, to)),
    ...(rng.next() < 0.5 && {
      conversation: {
        opening: `How can I put a ${quantity} that I have in ${from.name} into ${to.name}?`,
        details: [{ name: quantity, keywords: [...ASKING, quantity], says: `It is ${told}.` }],
      },
    }),
  }
}

/** Two or three amounts in different units, added. */
export function sumOfAmounts(rng: Rng, parts: number, decimals: number): Conversion {
  const quantity = rng.pick(QUANTITIES.filter((each) => each !== 'temperature'))
  const [to, ...others] = rng.shuffle(UNITS.filter((unit) => unit.quantity === quantity))
  const from = others.slice(0, parts).map((unit) => ({ unit, amount: anAmount(rng, decimals) }))
  const told = from.map(({ unit, amount }) => `${amount} ${unit.name}`)
  return {
    to: to!,
    units: [to!, ...from.map(({ unit }) => unit)],
    query: rng.pick([`How many ${to!.name} are ${listed(told)} together?`, `Add ${listed(told)} and give the sum in ${to!.name}.`]),
    essentials: [...told, to!.name],
    byFactors: from.reduce((sum, { unit, amount }) => sum + byFactors(amount, unit, to!), 0),
    byFractions: toNumber(from.reduce((sum, { unit, amount }) => plus(sum, convertExactly(fraction(amount), unit, to!)), fraction('0'))),
  }
}

/** How far something gets at a speed, where speed, time and distance come in units that do not fit together. */
export function distanceTravelled(rng: Rng): Conversion {
  const [speed, time, to] = (['speed', 'time', 'length'] as const).map((each) =>
    rng.pick(UNITS.filter(({ quantity }) => quantity === each)),
  )
  const who = rng.pick(Object.keys(TRAVELLERS) as (keyof typeof TRAVELLERS)[]) // keys of our own table
  const [fast, long] = [within(rng, TRAVELLERS[who], speed!), within(rng, SECONDS, time!)]
  const [atSpeed, forTime] = [`${fast} ${speed!.name}`, `${long} ${time!.name}`]
  const metres = times(
    convertExactly(fraction(fast), speed!, namedUnit('metres per second')),
    convertExactly(fraction(long), time!, namedUnit('seconds')),
  )
  return {
    to: to!,
    units: [speed!, time!, to!],
    query: `${who} keeps up ${atSpeed} for ${forTime}. How many ${to!.name} does it cover?`,
    essentials: [atSpeed, forTime, to!.name],
    byFactors:
      (Number(fast) * decimalUnit(speed!.name).factor * Number(long) * decimalUnit(time!.name).factor) / decimalUnit(to!.name).factor,
    byFractions: toNumber(convertExactly(metres, namedUnit('metres'), to!)),
    ...(rng.next() < 0.5 && {
      conversation: {
        opening: `${who} keeps up ${atSpeed}. How many ${to!.name} does it cover?`,
        details: [{ name: 'time', keywords: ['time', 'long', 'duration', 'hours', 'minutes', 'when'], says: `It does so for ${forTime}.` }],
      },
    }),
  }
}

function twoUnits(rng: Rng, quantity: string): readonly [NamedUnit, NamedUnit] {
  const [from, to] = rng.shuffle(UNITS.filter((unit) => unit.quantity === quantity))
  return [from!, to!]
}

function anAmount(rng: Rng, decimals: number): string {
  return (rng.int(12, 990 * 10 ** decimals) / 10 ** decimals).toFixed(decimals)
}

/** An amount of a unit within bounds that are in the unit its quantity is measured from. */
function within(rng: Rng, [least, most]: readonly [number, number], unit: NamedUnit): string {
  const amount = (least + rng.next() * (most - least)) / decimalUnit(unit.name).factor
  return amount.toFixed(amount < 2 ? 2 : 1)
}

function byFactors(amount: string, from: NamedUnit, to: NamedUnit): number {
  return convert(Number(amount), decimalUnit(from.name), decimalUnit(to.name))
}

import type { PageTheme } from './page-themes.ts'

/** A unit: `base = value * factor + shift`, where `base` is the quantity's first unit. */
export interface Unit {
  readonly name: string
  readonly factor: number
  readonly shift: number
}

export interface Quantity {
  readonly title: string
  /** Words for the request: "a converter for ...". */
  readonly about: string
  /** Exact by definition; at least five. */
  readonly units: readonly Unit[]
}

const quantity = (title: string, about: string, units: Readonly<Record<string, number | readonly [number, number]>>): Quantity => ({
  title,
  about,
  units: Object.entries(units).map(([name, scale]) => {
    const [factor, shift] = typeof scale === 'number' ? [scale, 0] : scale
    return { name, factor, shift }
  }),
})

/** @source BIPM SI brochure, 9th edition (2019); NIST SP 811 (2008), appendix B, for the inch-pound units */
export const QUANTITIES: readonly Quantity[] = [
  quantity('Lengths', 'lengths', { metres: 1, feet: 0.3048, kilometres: 1000, miles: 1609.344, inches: 0.0254, yards: 0.9144 }),
  quantity('Kitchen scales', 'weights in the kitchen', {
    grams: 1,
    ounces: 28.349523125,
    kilograms: 1000,
    pounds: 453.59237,
    stones: 6350.29318,
  }),
  quantity('Temperatures', 'temperatures', {
    kelvins: 1,
    'degrees Celsius': [1, 273.15],
    'degrees Fahrenheit': [5 / 9, 459.67 * (5 / 9)],
    'degrees Rankine': 5 / 9,
    'degrees Reaumur': [1.25, 273.15],
  }),
  quantity('Speeds', 'speeds', {
    'metres per second': 1,
    'kilometres per hour': 1 / 3.6,
    knots: 1852 / 3600,
    'miles per hour': 0.44704,
    'feet per second': 0.3048,
  }),
  quantity('Land', 'areas of land', {
    'square metres': 1,
    hectares: 10_000,
    acres: 4046.8564224,
    ares: 100,
    'square feet': 0.09290304,
    'square kilometres': 1_000_000,
  }),
  quantity('Cups and spoons', 'volumes in recipes', {
    millilitres: 1,
    litres: 1000,
    decilitres: 100,
    'US cups': 236.5882365,
    'US pints': 473.176473,
    'US gallons': 3785.411784,
  }),
  quantity('Spans of time', 'spans of time', { seconds: 1, minutes: 60, hours: 3600, days: 86_400, weeks: 604_800, fortnights: 1_209_600 }),
  quantity('File sizes', 'file sizes', {
    bytes: 1,
    kilobytes: 1000,
    megabytes: 1_000_000,
    kibibytes: 1024,
    mebibytes: 1_048_576,
    bits: 0.125,
  }),
  quantity('Energy', 'energy', {
    joules: 1,
    calories: 4.184,
    kilocalories: 4184,
    'watt hours': 3600,
    'kilowatt hours': 3_600_000,
    kilojoules: 1000,
  }),
  quantity('Pressure', 'pressures', { pascals: 1, hectopascals: 100, bars: 100_000, atmospheres: 101_325, kilopascals: 1000 }),
  quantity('Angles', 'angles', {
    degrees: 1,
    radians: 180 / Math.PI,
    gons: 0.9,
    turns: 360,
    'minutes of arc': 1 / 60,
    'seconds of arc': 1 / 3600,
  }),
  quantity('Sea miles', 'distances at sea', {
    metres: 1,
    'nautical miles': 1852,
    fathoms: 1.8288,
    cables: 185.2,
    kilometres: 1000,
    miles: 1609.344,
  }),
]

/** How much of `to` is `amount` of `from`. */
export const convert = (amount: number, from: Unit, to: Unit) => (amount * from.factor + from.shift - to.shift) / to.factor

/** The drawn parameters of one converter. */
export interface UnitConverter {
  readonly quantity: Quantity
  readonly theme: PageTheme
  /** Offered in any case. */
  readonly few: readonly [Unit, Unit, Unit]
  /** Offered where all units are asked for. */
  readonly more: readonly Unit[]
  readonly amount: number
  /** Amounts with a button of their own. */
  readonly quick: readonly [number, number, number]
}

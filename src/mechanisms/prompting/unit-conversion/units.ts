import { QUANTITIES, type Unit } from '../../../models/mini-apps/unit-converter-quantities.ts'

/** A unit as it is defined by others, and as people write it. */
export interface NamedUnit {
  /** Plural, as in {@link QUANTITIES}. */
  readonly name: string
  readonly quantity: string
  readonly symbols: readonly string[]
  /** One of it is so many of the other, exactly; without it: the quantity is measured from here. */
  readonly is?: { readonly times: string; readonly of: string }
}

const quantity = (name: string, units: Readonly<Record<string, readonly [symbols: string, times?: string, of?: string]>>): NamedUnit[] =>
  Object.entries(units).map(([unit, [symbols, times, of]]) => ({
    name: unit,
    quantity: name,
    symbols: symbols.split(' | '),
    ...(times !== undefined && of !== undefined && { is: { times, of } }),
  }))

/**
 * Definitions by the next smaller or larger unit; a temperature's are in {@link TEMPERATURES}.
 * @source BIPM, SI brochure, 9th edition (2019), sections 2 and 4; NIST SP 811 (2008), appendix B, and NIST Handbook 44, appendix C, for inch-pound units
 */
export const UNITS: readonly NamedUnit[] = [
  ...quantity('length', {
    metres: ['metre | meter | meters | m'],
    kilometres: ['kilometre | kilometer | kilometers | km', '1000', 'metres'],
    inches: ['inch', '0.0254', 'metres'],
    feet: ['foot | ft', '12', 'inches'],
    yards: ['yard | yd', '3', 'feet'],
    miles: ['mile | mi', '1760', 'yards'],
    fathoms: ['fathom', '6', 'feet'],
    'nautical miles': ['nautical mile | nmi', '1852', 'metres'],
  }),
  ...quantity('mass', {
    grams: ['gram | gramme | grammes | g'],
    kilograms: ['kilogram | kilogramme | kilogrammes | kilo | kilos | kg', '1000', 'grams'],
    pounds: ['pound | lb | lbs', '0.45359237', 'kilograms'],
    ounces: ['ounce | oz', '1/16', 'pounds'],
    stones: ['stone | st', '14', 'pounds'],
  }),
  ...quantity('time', {
    seconds: ['second | sec | secs | s'],
    minutes: ['minute | min | mins', '60', 'seconds'],
    hours: ['hour | hr | hrs | h', '60', 'minutes'],
    days: ['day | d', '24', 'hours'],
    weeks: ['week | wk', '7', 'days'],
  }),
  ...quantity('area', {
    'square metres': ['square metre | square meter | square meters | m^2 | sq m | m2'],
    ares: ['are', '100', 'square metres'],
    hectares: ['hectare | ha', '100', 'ares'],
    'square kilometres': ['square kilometre | square kilometer | square kilometers | km^2 | sq km | km2', '100', 'hectares'],
    'square feet': ['square foot | ft^2 | sq ft | ft2', '0.09290304', 'square metres'],
    acres: ['acre', '43560', 'square feet'],
  }),
  ...quantity('volume', {
    millilitres: ['millilitre | milliliter | milliliters | ml'],
    decilitres: ['decilitre | deciliter | deciliters | dl', '100', 'millilitres'],
    litres: ['litre | liter | liters | l', '10', 'decilitres'],
    'US gallons': ['us gallon | gallon | gallons | gal', '3785.411784', 'millilitres'],
    'US pints': ['us pint | pint | pints | pt', '1/8', 'US gallons'],
    'US cups': ['us cup | cup | cups', '1/2', 'US pints'],
  }),
  ...quantity('speed', {
    'metres per second': ['metre per second | meters per second | meter per second | m/s | mps'],
    'kilometres per hour': [
      'kilometre per hour | kilometers per hour | kilometer per hour | km/h | kph | kmh',
      '1/3.6',
      'metres per second',
    ],
    knots: ['knot | kn | kt | kts', '1.852', 'kilometres per hour'],
    'feet per second': ['foot per second | ft/s | fps', '0.3048', 'metres per second'],
    'miles per hour': ['mile per hour | mph | mi/h', '22/15', 'feet per second'],
  }),
  ...quantity('temperature', {
    kelvins: ['kelvin | k'],
    'degrees Celsius': ['degree celsius | celsius | centigrade | °c | c'],
    'degrees Fahrenheit': ['degree fahrenheit | fahrenheit | °f | f'],
    'degrees Rankine': ['degree rankine | rankine | °r | °ra'],
  }),
]

/** Kelvins are `(reading + shift) * times`, exactly. */
export const TEMPERATURES: Readonly<Record<string, { readonly shift: string; readonly times: string }>> = {
  kelvins: { shift: '0', times: '1' },
  'degrees Celsius': { shift: '273.15', times: '1' },
  'degrees Fahrenheit': { shift: '459.67', times: '5/9' },
  'degrees Rankine': { shift: '0', times: '5/9' },
}

/** Where the factors are from. */
export const UNITS_SOURCE = {
  source: 'BIPM, The International System of Units, 9th edition; NIST SP 811, appendix B; NIST Handbook 44, appendix C',
  revision: '2019; 2008; 2024',
  licence: 'facts; wording MIT',
} as const

/** @returns the unit as the converter pages know it, with its factor as a decimal number */
export function decimalUnit(name: string): Unit {
  const unit = QUANTITIES.flatMap(({ units }) => units).find((each) => each.name === name)
  if (!unit) throw new Error(`no factor is known of ${name}`)
  return unit
}

/** A definition in words. */
export function definitionOf(unit: NamedUnit): string {
  const temperature = TEMPERATURES[unit.name]
  if (temperature) return `${unit.name}: add ${temperature.shift}, then times ${temperature.times}, for kelvins.`
  return unit.is ? `${unit.name}: one is ${unit.is.times} ${unit.is.of}.` : `${unit.name}: measured from here.`
}

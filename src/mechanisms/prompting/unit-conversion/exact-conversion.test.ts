import { describe, expect, it } from 'vitest'
import { convert } from '../../../models/mini-apps/unit-converter-quantities.ts'
import { convertExactly, fraction, namedUnit, toNumber } from './exact-conversion.ts'
import { readQuantity } from './read-quantity.ts'
import { decimalUnit, UNITS } from './units.ts'

const exactly = (amount: string, from: string, to: string) => toNumber(convertExactly(fraction(amount), namedUnit(from), namedUnit(to)))

describe('convertExactly', () => {
  it.each([
    ['1', 'miles', 'metres', 1609.344], // 1760 * 3 * 12 * 0.0254
    ['1', 'acres', 'square metres', 4046.8564224], // 43560 * 0.09290304
    ['1', 'stones', 'grams', 6350.29318], // 14 * 453.59237
    ['16', 'ounces', 'pounds', 1],
    ['98.6', 'degrees Fahrenheit', 'degrees Celsius', 37], // (98.6 - 32) * 5 / 9
    ['-40', 'degrees Celsius', 'degrees Fahrenheit', -40],
    ['0', 'kelvins', 'degrees Celsius', -273.15],
    ['60', 'miles per hour', 'feet per second', 88], // 60 * 5280 / 3600
    ['1', 'US gallons', 'US cups', 16],
    ['1', 'nautical miles', 'metres', 1852],
  ])('knows that %s %s in %s is %d', (amount, from, to, value) => expect(exactly(amount, from, to)).toBeCloseTo(value, 10))

  it('row 8: agrees with the decimal factors on every pair of units', () => {
    for (const from of UNITS)
      for (const to of UNITS.filter(({ quantity }) => quantity === from.quantity)) {
        const byFactors = convert(37.5, decimalUnit(from.name), decimalUnit(to.name))
        const off = Math.abs(exactly('37.5', from.name, to.name) - byFactors)
        expect(off, `${from.name} in ${to.name}`).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(byFactors)))
      }
  })
})

describe('readQuantity', () => {
  const km = namedUnit('kilometres')

  it.each([
    ['42.195 km'],
    ['42.195 kilometers'],
    ['42.195'],
    ['About 42.195 Kilometres.'],
    ['26.2 miles = 42.195 km'],
    ['26.2 mi × 1.609 = 42.195 km'],
    ['26.2 miles are 42.195 km (42195 m).'],
  ])('reads 42.195 kilometres in: %s', (answer) => expect(readQuantity(answer, km, [26.2])).toBe(42.195))

  it.each([['42195 m'], ['It is 42.195 miles.'], ['42.195 km²'], ['42.195 km/h']])('sees another unit in: %s', (answer) =>
    expect(readQuantity(answer, km, [26.2])).toBe('other unit'),
  )

  it.each([['42.195 km or 43 km'], ['42.195 km\n43 km'], ['not 42.195 km'], ['kilometres'], ['']])('finds no amount in: %s', (answer) =>
    expect(readQuantity(answer, km, [26.2])).toBeUndefined(),
  )
})

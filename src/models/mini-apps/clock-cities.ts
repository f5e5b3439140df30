/** A city that keeps one distance from UTC all year, so that its time is certain. */
export interface City {
  readonly name: string
  /** Hours ahead of UTC. */
  readonly offset: number
}

/** @source IANA time zone database: zones without daylight saving time in 2025 */
export const CITIES: readonly City[] = [
  { name: 'Honolulu', offset: -10 },
  { name: 'Phoenix', offset: -7 },
  { name: 'Lima', offset: -5 },
  { name: 'Manaus', offset: -4 },
  { name: 'Montevideo', offset: -3 },
  { name: 'Reykjavik', offset: 0 },
  { name: 'Lagos', offset: 1 },
  { name: 'Johannesburg', offset: 2 },
  { name: 'Nairobi', offset: 3 },
  { name: 'Dubai', offset: 4 },
  { name: 'Tashkent', offset: 5 },
  { name: 'Dhaka', offset: 6 },
  { name: 'Bangkok', offset: 7 },
  { name: 'Singapore', offset: 8 },
  { name: 'Tokyo', offset: 9 },
  { name: 'Brisbane', offset: 10 },
]

export const offsetWords = ({ offset }: City) => (offset === 0 ? 'UTC' : `UTC${offset > 0 ? '+' : '−'}${Math.abs(offset)}`)

/** What stands on the face of a clock: its words, and the twelve signs from one to twelve. */
export interface Numerals {
  readonly name: string
  readonly signs: readonly string[]
}

export const NUMERALS: readonly Numerals[] = [
  { name: 'the numbers 1 to 12', signs: ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'] },
  { name: 'the Roman numerals I to XII', signs: ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'] },
  { name: 'two-digit numbers from 01 to 12', signs: ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'] },
  { name: 'the afternoon hours 13 to 24', signs: ['13', '14', '15', '16', '17', '18', '19', '20', '21', '22', '23', '24'] },
]

import * as z from 'zod'
import { elements as all, elementDocument } from '../../mechanisms/prompting/sources/elements.ts'
import type { Tool } from './tool.ts'

const Search = z
  .object({ name: z.string(), symbol: z.string(), number: z.number().int(), mass: z.number().int().describe('of an atom, rounded') })
  .partial()
type Search = z.infer<typeof Search>

export interface ElementRecord {
  readonly name: string
  readonly symbol: string
  readonly number: number
  readonly mass: number
}

/** Chemical elements by name, symbol, atomic number or mass. */
export const elements: Tool<Search, readonly ElementRecord[]> = {
  name: 'elements',
  description: 'Finds chemical elements up to lead that fit all that is given: name, symbol, atomic number and mass of each.',
  parameters: Search,
  async run({ name, symbol, number, mass }) {
    const found = all.filter(
      (element) =>
        (name === undefined || element.name.toLowerCase() === name.toLowerCase()) &&
        (symbol === undefined || element.symbol === symbol) &&
        (number === undefined || element.number === number) &&
        (mass === undefined || Math.round(element.mass) === mass),
    )
    if (found.length === 0 || found.length === all.length) return undefined
    return {
      value: found.map(({ name, symbol, number, mass }) => ({ name, symbol, number, mass })),
      sources: found.map((element) => elementDocument(element).snapshot),
    }
  },
}

/** Names in small letters, to find them in a text. */
export const ELEMENT_NAMES: ReadonlyMap<string, string> = new Map(all.map(({ name }) => [name.toLowerCase(), name]))

import { fold, placesOf } from '../../mechanisms/prompting/verifiers/polarity.ts'
import { oneSlip } from './one-slip.ts'

/** Shorter names could be other words. */
const SHORTEST_SLIP = 6

/** What of some names a text says, in its order; of names in names the longer one. @param names by how they may be written, folded */
export function mentions(text: string, names: ReadonlyMap<string, string>): string[] {
  const folded = fold(text)
  const found = placesOf(folded, [...names.keys()]).map(({ start, end }) => names.get(folded.slice(start, end))!)
  if (found.length > 0) return [...new Set(found)]
  const slips = [...folded.matchAll(/[\p{L}]+/gu)].flatMap(([word]) => {
    const near = word.length < SHORTEST_SLIP ? [] : [...names.keys()].filter((name) => oneSlip(word, name))
    return near.length === 1 ? [names.get(near[0]!)!] : []
  })
  return [...new Set(slips)]
}

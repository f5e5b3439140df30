import { createRequire } from 'node:module'
import { elementsAndStableIsotopes } from 'chemical-elements'
import { type CorpusDocument, writeDocument } from './corpus-document.ts'

export type Element = (typeof elementsAndStableIsotopes)[number] & { readonly mass: number }

const { version } = createRequire(import.meta.url)('chemical-elements/package.json') as { version: string }

/** Elements up to lead that have a stable isotope: their mass is a fact, not a convention. */
export const elements: readonly Element[] = elementsAndStableIsotopes.flatMap((element) =>
  element.number <= 82 && element.mass !== null && element.isotopes.length > 0 ? [{ ...element, mass: element.mass }] : [],
)

/** What the package knows of an element, as a text. */
export function elementDocument(element: Element): CorpusDocument {
  const { name, symbol, number, mass, isotopes } = element
  const commonest = isotopes.toSorted((a, b) => (b.abundance ?? 0) - (a.abundance ?? 0))[0]!
  return writeDocument(
    { topic: 'chemical elements', subtopic: name, source: `chemical-elements: ${symbol}`, revision: version, licence: 'MIT' },
    [
      ['symbol', `${name} is a chemical element with the symbol ${symbol}.`],
      ['number', `The atomic number of ${name} is ${number}: every atom of ${name} has ${number} protons.`],
      ['mass', `An atom of ${name} weighs ${mass.toFixed(2)} atomic mass units on average.`],
      ['isotopes', `${name} has ${isotopes.length} stable ${isotopes.length === 1 ? 'isotope' : 'isotopes'}.`],
      ['commonest isotope', `The most abundant isotope of ${name} is ${name}-${commonest.nominal}.`],
    ],
  )
}

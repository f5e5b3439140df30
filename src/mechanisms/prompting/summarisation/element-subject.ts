import type { Rng } from '../../../core/rng.ts'
import { type Element, elementDocument, elements } from '../sources/elements.ts'
import { elementNames } from '../sources/names.ts'
import type { Subject, ToldFact } from './told-fact.ts'

/** Symbols that are English words: a summary says them anyway. */
const WORDS = new Set(['As', 'At', 'Be', 'I', 'In', 'No', 'Am', 'He'])

/** Some chemical elements, each with its facts. */
export function elementSubjects(rng: Rng, count: number): Subject[] {
  return rng
    .shuffle(elements.filter(({ number }) => number > 2))
    .slice(0, count)
    .map((element) => ({
      topic: 'chemical elements',
      name: element.name,
      document: elementDocument(element),
      facts: (own) => factsOf(own, element),
    }))
}

function factsOf(rng: Rng, element: Element): ToldFact[] {
  const { name, symbol, number, mass, isotopes } = element
  const about = elementNames(element)
  const weight = Math.round(mass)
  const stable = isotopes.length
  /** Its own figures with the wrong thing that they count. */
  const swapped = (right: number, units: readonly string[]) =>
    [number, weight, stable].filter((figure) => figure !== right).flatMap((figure) => units.map((unit) => `${figure} ${unit}`))
  return [
    ...(WORDS.has(symbol)
      ? []
      : [
          {
            fact: 'symbol',
            claim: { words: `the symbol of ${name} is ${symbol}`, about, says: [symbol], never: [] },
            told: rng.pick([
              `Chemists who have to write ${name} often do not spell it out, but put down ${symbol} in its place, as everybody knows this sign.`,
              `In the formulas of a textbook readers find ${name} in short, with ${symbol} as the sign that stands for it.`,
            ]),
            short: `its symbol is ${symbol}`,
            whole: `${name} has the symbol ${symbol}.`,
          },
        ]),
    {
      fact: 'number',
      claim: {
        words: `an atom of ${name} has ${number} protons`,
        about,
        says: [number],
        never: swapped(number, ['protons', 'proton']),
        tolerance: 0,
      },
      told: rng.pick([
        `Whoever could look into the core of any atom of ${name} and count with patience would come to ${number} protons every time.`,
        `What makes ${name} what it is are the ${number} protons that all of its atoms carry in the middle.`,
      ]),
      short: `it has ${number} protons`,
      whole: `${name} atoms have ${number} protons.`,
    },
    {
      fact: 'mass',
      claim: {
        words: `an atom of ${name} weighs about ${weight} units`,
        about,
        says: [mass, weight],
        never: swapped(weight, ['atomic mass units', 'units', 'u']),
        tolerance: 0.005,
      },
      told: rng.pick([
        `Put on the finest of scales, an atom of ${name} would weigh about ${weight} atomic mass units, taking the average of many.`,
        `Tables that list how heavy atoms are say of ${name} that it comes to about ${weight} atomic mass units on average.`,
      ]),
      short: `it weighs about ${weight} atomic mass units`,
      whole: `${name} atoms weigh ${weight} u.`,
    },
    {
      fact: 'isotopes',
      claim: {
        words: `${name} has ${stable} stable isotopes`,
        about,
        says: stable === 1 ? [1, 'single', 'only one'] : [stable],
        never: swapped(stable, ['stable', 'isotopes', 'isotope']),
        tolerance: 0,
      },
      told: `Atoms may differ in how heavy they are, and nature knows ${stable} stable ${stable === 1 ? 'isotope' : 'isotopes'} of ${name}, counted again and again.`,
      short: `it has ${stable} stable ${stable === 1 ? 'isotope' : 'isotopes'}`,
      whole: `${name} comes in ${stable} stable ${stable === 1 ? 'isotope' : 'isotopes'}.`,
    },
  ]
}

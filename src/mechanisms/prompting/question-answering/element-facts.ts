import { type Element, elementDocument, elements } from '../sources/elements.ts'
import { listed } from '../sources/listed.ts'
import { elementNames } from '../sources/names.ts'
import type { FactFamily, FactQuestion } from './fact-question.ts'
import { indirectElement, indirectNumber } from './indirect-names.ts'

/** Technetium and promethium have no stable isotope, so they are not among the elements here. */
const UNSTABLE = [43, 61]

const unique = (found: readonly Element[]) => (found.length === 1 ? found[0]?.name : undefined)

const askElement: FactFamily = {
  name: 'element by symbol or number',
  topic: 'chemical elements',
  difficulty: 0.15,
  draw(rng) {
    const element = rng.pick(elements)
    const { symbol, number, name } = element
    const bySymbol = rng.next() < 0.5 && symbol.length === 2
    const [label, said] = bySymbol ? ['symbol', symbol] : ['number', String(number)]
    return {
      ...elementAnswer(element),
      goal: 'find out which chemical element is meant',
      query: bySymbol
        ? rng.pick([
            `Which chemical element has the symbol ${said}?`,
            `What is the name of the element that is written ${said} in formulas?`,
          ])
        : rng.pick([`Which chemical element has the atomic number ${said}?`, `An atom of which element has ${said} protons?`]),
      essentials: [said],
      ...(!bySymbol && { indirections: indirectNumber(number) }),
      ways: [
        { by: 'the record of the element', found: name, says: `That is ${name.toLowerCase()}.`, cites: [[0, label]] },
        {
          by: 'search of all elements',
          found: unique(elements.filter((other) => (bySymbol ? other.symbol === symbol : other.number === number))),
          says: `The element is called ${name.toLowerCase()}.`,
          cites: [[0, label]],
        },
      ],
    }
  },
}

const askNumber: FactFamily = {
  name: 'atomic number of an element',
  topic: 'chemical elements',
  difficulty: 0.2,
  draw(rng) {
    const element = rng.pick(elements)
    const { name, number } = element
    const lower = name.toLowerCase()
    const conversation = {
      opening: 'How many protons are there in an atom of the element that I am reading about?',
      details: [{ name: 'element', keywords: ['element', 'which', 'what', 'name'], says: `It is about ${lower}.` }],
    }
    return {
      subtopic: name,
      goal: `find out how many protons an atom of ${lower} has`,
      query: rng.pick([`How many protons does an atom of ${lower} have?`, `What is the atomic number of ${lower}?`]),
      essentials: [lower],
      indirections: indirectElement(element),
      ...(rng.next() < 0.4 && { conversation }),
      documents: [elementDocument(element)],
      answer: { kind: 'number', value: number },
      ways: [
        { by: 'the record of the element', found: String(number), says: `It has ${number} protons.`, cites: [[0, 'number']] },
        {
          by: 'its place among all elements in the order of their numbers',
          found: String(placeOf(element)),
          says: `The number is ${number}.`,
          cites: [[0, 'number']],
        },
      ],
    }
  },
}

const askHeaviest: FactFamily = {
  name: 'heaviest of several elements',
  topic: 'chemical elements',
  difficulty: 0.55,
  draw(rng) {
    const some = rng.shuffle(elements).slice(0, 4)
    const [heaviest, second] = some.toSorted((a, b) => b.mass - a.mass) as [Element, Element]
    if (heaviest.mass - second.mass < 2) return undefined
    const place = some.indexOf(heaviest)
    return {
      ...elementAnswer(heaviest),
      goal: 'compare the weights of atoms',
      query: rng.pick([
        `Of the elements with the atomic numbers ${listed(some.map(({ number }) => String(number)))}, which has the heaviest atoms on average?`,
        `Which of the elements with ${listed(some.map(({ number }) => String(number)))} protons has the largest atomic mass?`,
      ]),
      essentials: some.map(({ number }) => String(number)),
      indirections: some.flatMap(({ number }) => indirectNumber(number)),
      documents: [heaviest, ...some.filter((_, at) => at !== place)].map(elementDocument),
      ways: [
        {
          by: 'their masses in order',
          found: heaviest.name,
          says: `That would be ${heaviest.name.toLowerCase()}.`,
          cites: [
            [0, 'mass'],
            [1, 'mass'],
          ],
        },
        {
          by: 'comparison of each with all others',
          found: unique(some.filter((one) => some.every((other) => other.mass <= one.mass))),
          says: `Atoms of ${heaviest.name.toLowerCase()} weigh most.`,
          cites: [
            [0, 'mass'],
            [0, 'number'],
          ],
        },
      ],
    }
  },
}

const askSum: FactFamily = {
  name: 'element whose number is a sum',
  topic: 'chemical elements',
  difficulty: 0.8,
  draw(rng) {
    const [a, b] = rng.shuffle(elements) as [Element, Element]
    const sum = elements.find(({ number }) => number === a.number + b.number)
    if (!sum) return undefined
    const again = unique(elements.filter(({ number }) => number - b.number === a.number))
    return {
      ...elementAnswer(sum),
      goal: 'find an element by adding atomic numbers',
      query: rng.pick([
        `Add the atomic numbers of ${a.name.toLowerCase()} and ${b.name.toLowerCase()}: which element has the sum as its own?`,
        `Which element has as many protons as ${a.name.toLowerCase()} and ${b.name.toLowerCase()} have together?`,
      ]),
      essentials: [a.name.toLowerCase(), b.name.toLowerCase()],
      indirections: [...indirectElement(a), ...indirectElement(b)],
      documents: [sum, a, b].map(elementDocument),
      ways: [
        {
          by: 'addition',
          found: sum.name,
          says: `That is ${sum.name.toLowerCase()}.`,
          cites: [
            [0, 'number'],
            [1, 'number'],
            [2, 'number'],
          ],
        },
        {
          by: 'search of all elements for one that leaves the first without the second',
          found: again,
          says: `They add up to ${sum.name.toLowerCase()}.`,
          cites: [
            [0, 'number'],
            [1, 'number'],
            [2, 'number'],
          ],
        },
      ],
    }
  },
}

/** Asked of elements. */
export const elementFacts: readonly FactFamily[] = [askElement, askNumber, askHeaviest, askSum]

function elementAnswer(element: Element): Pick<FactQuestion, 'subtopic' | 'documents' | 'answer'> {
  return {
    subtopic: element.name,
    documents: [elementDocument(element)],
    answer: { kind: 'names', universe: 'elements', right: [elementNames(element)] },
  }
}

/** Counted up from hydrogen, over those that are not here too. */
function placeOf(element: Element): number {
  const place = elements.indexOf(element) + 1
  return place + UNSTABLE.filter((number) => number <= place + 1).length
}

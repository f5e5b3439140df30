import { elementsAndStableIsotopes } from 'chemical-elements'
import type { Rng } from '../../core/rng.ts'
import type { BriefFamily } from '../brief.ts'
import { type Statement, textBrief } from './text-brief.ts'

/** A chemical element explained by facts of the `chemical-elements` package (MIT). */
export const elementExplanation: BriefFamily = {
  name: 'element',
  domain: 'facts',
  kind: 'text',
  draw(rng, seed) {
    const [element, other] = rng.shuffle(KNOWN) as [Element, Element]
    const name = element.name.toLowerCase()
    return textBrief(
      rng,
      {
        family: 'element',
        domain: 'facts',
        title: element.name,
        what: rng.pick([`what ${name} is, as a chemical element`, `the chemical element ${name}`, `how an atom of ${name} is made up`]),
        statements: statementsOn(rng, element, other),
      },
      seed,
    )
  },
}

type Element = (typeof elementsAndStableIsotopes)[number]

/** Elements up to lead with a stable isotope: their common isotope is a fact, not a convention. */
const KNOWN = elementsAndStableIsotopes.filter(({ number, mass, isotopes }) => number <= 82 && mass !== null && isotopes.length > 0)

/** Last atomic number of each row of the periodic table. */
const ROW_ENDS = [2, 10, 18, 36, 54, 86]

function statementsOn(rng: Rng, element: Element, other: Element): Statement[] {
  const name = element.name.toLowerCase()
  const otherName = other.name.toLowerCase()
  const mass = Math.round(element.mass!)
  const row = rowOf(element.number)
  const isotope = commonest(element)
  const count = element.isotopes.length
  const wrongRow = row === 1 ? 4 : row - 1
  return [
    {
      name: 'what it is',
      essential: true,
      words: rng.pick([`begin by saying that ${name} is a chemical element`, `say first that ${name} is a chemical element`]),
      says: `${element.name} is a chemical element.`,
      marks: [[`${name} is a chemical element`]],
      worse: [
        { family: 'subject', words: `begin with ${otherName} instead`, says: `${other.name} is a chemical element.` },
        { family: 'contradict', words: `begin by calling ${name} a mixture`, says: `${element.name} is a mixture of several substances.` },
      ],
    },
    {
      name: 'symbol',
      words: rng.pick(['give its symbol', 'say with which letters it is written in formulas']),
      says: `Its symbol is ${element.symbol}.`,
      marks: [[`symbol is ${element.symbol}`]],
      worse: [
        { family: 'contradict', words: `give ${other.symbol} as its symbol`, says: `Its symbol is ${other.symbol}.` },
        { family: 'weaken', words: 'mention that it has a symbol', says: 'In formulas it is written with a symbol.' },
      ],
    },
    {
      name: 'atomic number',
      words: rng.pick(['say how many protons its atoms have', 'give its atomic number and say that it counts protons']),
      says: `Every atom of it has ${protons(element.number)}, so its atomic number is ${element.number}.`,
      marks: [[`has ${protons(element.number)}`]],
      worse: [
        {
          family: 'contradict',
          words: `say that its atoms have ${protons(other.number)}`,
          says: `Every atom of it has ${protons(other.number)}.`,
        },
        { family: 'weaken', words: 'mention that there are protons in its atoms', says: 'There are protons in every atom of it.' },
        {
          family: 'irrelevant',
          words: `say how many protons ${otherName} has`,
          says: `An atom of ${otherName} has ${protons(other.number)}, by the way.`,
        },
      ],
    },
    {
      name: 'atomic mass',
      words: rng.pick([
        'give its atomic mass, rounded to a whole number of units',
        'say how heavy an atom of it is on average, in whole atomic mass units',
      ]),
      says: `On average an atom of it weighs about ${mass} atomic mass units.`,
      marks: [[`about ${mass} atomic mass units`]],
      worse: [
        {
          family: 'contradict',
          words: 'give an atomic mass that is three times too large',
          says: `On average an atom of it weighs about ${mass * 3} atomic mass units.`,
        },
        { family: 'weaken', words: 'say that its atoms weigh very little', says: 'An atom of it weighs very little.' },
      ],
    },
    {
      name: 'row',
      words: rng.pick(['say in which row of the periodic table it stands', 'give its period, that is its row in the periodic table']),
      says: `It stands in row ${row} of the periodic table.`,
      marks: [[`row ${row} of the periodic table`]],
      worse: [
        {
          family: 'contradict',
          words: `put it in row ${wrongRow} of the periodic table`,
          says: `It stands in row ${wrongRow} of the periodic table.`,
        },
        { family: 'weaken', words: 'mention that it is in the periodic table', says: 'It has its place in the periodic table.' },
      ],
    },
    {
      name: 'commonest isotope',
      words: rng.pick(['name its commonest stable isotope by its mass number', 'say which stable isotope of it there is most of']),
      says: `Its commonest stable isotope is ${name}-${isotope}.`,
      marks: [[`isotope is ${name}-${isotope}`]],
      worse: [
        {
          family: 'contradict',
          words: `name ${name}-${isotope + 7} as its commonest stable isotope`,
          says: `Its commonest stable isotope is ${name}-${isotope + 7}.`,
        },
        { family: 'weaken', words: 'mention that it has an isotope', says: 'Like every element it comes as isotopes.' },
      ],
    },
    {
      name: 'number of isotopes',
      words: rng.pick([
        'say how many isotopes of it occur in nature for good',
        'give the number of its stable or nearly stable natural isotopes',
      ]),
      says: `In nature it lasts in ${count} ${count === 1 ? 'form' : 'forms'} of different mass.`,
      marks: [[`lasts in ${count} ${count === 1 ? 'form' : 'forms'}`]],
      worse: [
        {
          family: 'contradict',
          words: 'give a wrong number of natural isotopes',
          says: `In nature it lasts in ${count + 4} forms of different mass.`,
        },
        { family: 'irrelevant', words: `say what can be made of ${otherName}`, says: `Of ${otherName} one can make many things.` },
      ],
    },
    {
      name: 'comparison',
      words: rng.pick([
        `say whether its atoms are heavier or lighter than those of ${otherName}`,
        `compare the weight of its atoms with that of atoms of ${otherName}`,
      ]),
      says: `Its atoms are ${element.mass! > other.mass! ? 'heavier' : 'lighter'} than those of ${otherName}.`,
      marks: [[`${element.mass! > other.mass! ? 'heavier' : 'lighter'} than those of ${otherName}`]],
      worse: [
        {
          family: 'contradict',
          words: `say the opposite of what is true when comparing it with ${otherName}`,
          says: `Its atoms are ${element.mass! > other.mass! ? 'lighter' : 'heavier'} than those of ${otherName}.`,
        },
        {
          family: 'weaken',
          words: `mention that ${otherName} is an element too`,
          says: `There is also ${otherName}, which is another element.`,
        },
      ],
    },
  ]
}

const protons = (number: number) => (number === 1 ? '1 proton' : `${number} protons`)
const rowOf = (number: number) => ROW_ENDS.findIndex((end) => number <= end) + 1

function commonest({ isotopes }: Element): number {
  return [...isotopes].sort((a, b) => (b.abundance ?? 0) - (a.abundance ?? 0))[0]!.nominal
}

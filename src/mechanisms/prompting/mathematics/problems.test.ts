import { describe, expect, it } from 'vitest'
import { createRng } from '../../../core/rng.ts'
import { arithmetic } from './arithmetic.ts'
import { equations } from './equations.ts'
import { formulas } from './formulas.ts'
import { numberTheory } from './number-theory.ts'
import { percentages } from './percentages.ts'
import { sequences } from './sequences.ts'
import { type Sought, verifyResult } from './verify-result.ts'
import { wordProblems } from './word-problems.ts'

const families = { arithmetic, equations, percentages, sequences, numberTheory, formulas, wordProblems }

describe.each(Object.entries(families))('problems of %s', (name, family) => {
  it.each([0, 1, 2, 3])('row 8: have one solution, whichever way it is found, at level %i', (level) => {
    for (let n = 0; n < 60; n++) {
      const { query, sought, answers } = family(createRng(`${name} ${n}`), level)
      for (const { text, by } of answers)
        expect(verifyResult('', sought, text).correctness, `${query} ${by}: ${text}, sought ${JSON.stringify(sought)}`).toBe(1)
    }
  })
})

const number = (value: number, slack = 1e-6): Sought => ({ kind: 'number', value, slack, isMeasured: true })
const formula = (text: string, isExpanded = false): Sought => ({ kind: 'formula', formula: text, variable: 'x', isExpanded })

it.each([
  ['0.5', number(0.5), 1],
  ['x = 1/2', number(0.5), 1],
  ['It is ½.', number(0.5), 1],
  ['$\\frac{1}{2}$', number(0.5), 1],
  ['1,234', number(1234), 1],
  ['one thousand two hundred and thirty-four', number(1234), 1],
  ['1230', number(1234), 0.3], // off by a third of a per cent: rounded too far
  ['1300', number(1234), 0],
  ['-1234', number(1234), 0],
  ['2(x + 3)', formula('2x + 6'), 1],
  ["f'(x) = 6 + 2*x", formula('2x + 6'), 1],
  ['The derivative is 2x + 6.', formula('2x + 6'), 1],
  ['$2x + 6$', formula('2x + 6'), 1],
  ['2x + 7', formula('2x + 6'), 0],
  ['6', formula('2x + 6'), 0],
  ['2(x + 3)', formula('2x + 6', true), 0], // not multiplied out
  ['x + 6 + x', formula('2x + 6', true), 1],
  ['(x + 1)^2 = x^2 + 2x + 1', formula('x^2 + 2x + 1', true), 1],
])('gives %s to %o: %d', (answer, sought, correctness) => expect(verifyResult('', sought, answer).correctness).toBe(correctness))

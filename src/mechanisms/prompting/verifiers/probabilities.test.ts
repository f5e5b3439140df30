import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { brierSkill } from './brier.ts'
import { readProbabilities } from './read-probabilities.ts'

const LABELS = ['A', 'B', 'C', 'D']
const shares = fc
  .array(fc.integer({ min: 1, max: 97 }), { minLength: 3, maxLength: 3 })
  .filter((cuts) => cuts.reduce((sum, cut) => sum + cut, 0) < 100)
  .map((cuts) => [...cuts, 100 - cuts.reduce((sum, cut) => sum + cut, 0)])

describe('readProbabilities', () => {
  it('reads back percentages and shares, as JSON and in words', () => {
    fc.assert(
      fc.property(shares, (percentages) => {
        const wanted = percentages.map((each) => expect.closeTo(each / 100, 10))
        const said = (write: (label: string, percent: number) => string, joint: string) =>
          percentages.map((percent, n) => write(LABELS[n]!, percent)).join(joint)
        for (const answer of [
          JSON.stringify(Object.fromEntries(percentages.map((percent, n) => [LABELS[n], percent / 100]))),
          `Here you are:\n\`\`\`json\n{${said((label, percent) => `"${label}": "${percent}%"`, ', ')}}\n\`\`\``,
          said((label, percent) => `${label} ${percent} %`, ', '),
          said((label, percent) => `(${label}): ${(percent / 100).toFixed(2)}`, '\n'),
          said((label, percent) => `${label} has ${percent}%`, '; '),
        ])
          expect(readProbabilities(answer, LABELS), answer).toEqual(wanted)
      }),
    )
  })

  it('takes a bare label for certainty', () => {
    for (const answer of ['B', 'B.', '**B**', 'The answer is B.', 'Answer: B', '(B)'])
      expect(readProbabilities(answer, LABELS), answer).toEqual([0, 1, 0, 0])
  })

  it.each([
    ['A or B'],
    ['not A'],
    ["It isn't B"],
    ['A, B, C, D'],
    ['E'],
    [''],
    ['A 70 %, A 20 %, B 10 %'],
    ['A 90 %, B 90 %'],
    ['{"A": -1, "B": 2}'],
    ['{"A": null}'],
    ['a'],
  ])('finds no probabilities in: %s', (answer) => expect(readProbabilities(answer, LABELS)).toBeUndefined())
})

describe('brierSkill', () => {
  it('is 1 for certain and right, 0 for uniform and for certain and wrong', () => {
    expect([brierSkill([1, 0, 0, 0], 0), brierSkill([1, 1, 1, 1], 0), brierSkill([1, 0, 0, 0], 1)]).toEqual([1, 0, 0])
  })

  it('pays most for saying what one believes, where that is surer than a uniform guess', () => {
    // Expected skill over the options, under a belief of .7 and three times .1: loss of the truth (.09 + .03) * .7 + 3 * .1 * (.49 + .81 + .02).
    const belief = [0.7, 0.1, 0.1, 0.1]
    const expected = (report: readonly number[]) => belief.reduce((sum, chance, right) => sum + chance * brierSkill(report, right), 0)
    const honest = expected(belief)
    expect(expected([1, 0, 0, 0])).toBeCloseTo(0.7, 12) // gambling pays .7 here: the cut at 0 forgives the loss
    expect(honest).toBeCloseTo(0.7 * 0.84, 12) // 1 - (.09 + .03) / .75 = .84
    for (const report of [
      [0.4, 0.2, 0.2, 0.2],
      [0.1, 0.7, 0.1, 0.1],
      [0.25, 0.25, 0.25, 0.25],
    ])
      expect(expected(report)).toBeLessThan(honest)
  })

  it('stays in [0, 1], also for nonsense', () => {
    fc.assert(
      fc.property(fc.array(fc.double()), fc.integer(), (probabilities, right) => {
        const skill = brierSkill(probabilities, right)
        expect(skill >= 0 && skill <= 1).toBe(true)
      }),
    )
  })
})

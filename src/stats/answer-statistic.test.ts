import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Answer } from './answer.ts'
import { answerStatistic } from './answer-statistic.ts'
import { StatisticInputError } from './errors.ts'

/** Ordinary, tied, tiny and huge values: whatever JSON can hold. */
const number = fc.oneof(
  fc.integer({ min: -2, max: 5 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0, 1, 1e-300, 1e154, 1e200, -1e308, 1.7e308, 5e-324),
)
const count = fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 0, max: 4 }) }, { weight: 1, arbitrary: number })
const label = fc.constantFrom<string | number>(1, 2, 3, 10, 'a', 'b', '1', '__proto__')
const list = <T>(value: fc.Arbitrary<T>, maxLength = 7) => fc.array(value, { maxLength })
/** Mostly a table; now and then rows of different length. */
const rows = <T>(cell: fc.Arbitrary<T>) =>
  fc.oneof(
    { weight: 1, arbitrary: list(list(cell, 4), 4) },
    { weight: 6, arbitrary: fc.tuple(fc.nat(6), fc.nat(5)).chain(([n, k]) => list(fc.array(cell, { minLength: k, maxLength: k }), n)) },
  )
const square = (cell: fc.Arbitrary<number>) =>
  fc.nat(5).chain((n) => fc.array(fc.array(cell, { minLength: n, maxLength: n }), { minLength: n, maxLength: n }))
const pair = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof(
    fc.record({ a: list(value), b: list(value) }),
    fc.nat(12).chain((n) => {
      const sample = fc.array(value, { minLength: n, maxLength: n })
      return fc.record({ a: sample, b: sample })
    }),
  )
const gappy = fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 1, max: 5 }) }, number, fc.constant(null))
const name = fc.constantFrom('x', 'y', 'z', '__proto__', '')

const inputs: Record<string, fc.Arbitrary<object>> = {
  cohen_kappa: fc
    .tuple(pair(label), fc.option(list(label)), fc.option(list(count)))
    .map(([samples, labels, weights]) => ({ ...samples, ...(labels && { labels }), ...(weights && { sample_weight: weights }) })),
  cohen_kappa_ci: fc.record({ table: fc.oneof(rows(count), square(count)) }),
  fleiss_kappa: fc.record({ counts: rows(count) }),
  krippendorff_alpha: fc.record({ raters_by_units: rows(gappy) }),
  kendall_w: fc.record({ raters_by_items: rows(number) }),
  icc: fc.record({ subjects_by_raters: rows(gappy), alpha: fc.constantFrom(0.05, 0.01, 0.5) }),
  icc_reml: fc.record({ subjects_by_raters: rows(gappy) }),
  correlation: pair(number),
  distance: pair(number),
  rankdata: fc.record({ x: list(number) }),
  proportion_ci: fc.record({ k: count, n: count }),
  bradley_terry: fc.record({ wins: fc.oneof(rows(count), square(count)) }),
  plackett_luce: fc.record({
    n_items: fc.oneof(fc.integer({ min: -1, max: 5 }), fc.constant(1.5)),
    rankings_best_first: list(fc.oneof(fc.shuffledSubarray([0, 1, 2, 3]), list(fc.oneof(count, list(count, 3)), 4))),
  }),
  crowd_aggregation: fc.record({ rows_task_worker_label: list(fc.tuple(name, name, name), 12) }),
  dawid_skene_1979: fc.record({ rows_task_worker_label: list(fc.tuple(name, name, name), 12) }),
}

/** Every number of an answer is one that JSON can hold; where there is none, there is a reason. */
function expectNumbersOrReasons(answer: Answer, path: string): void {
  if (typeof answer === 'number') expect(Number.isFinite(answer), `${path} is ${answer}`).toBe(true)
  else if (typeof answer === 'string') expect(answer, path).not.toBe(path.endsWith('.undefined') ? '' : undefined)
  else {
    expect(answer, path).toBeTypeOf('object')
    for (const [key, value] of Object.entries(answer)) expectNumbersOrReasons(value, `${path}.${key}`)
  }
}

describe('answerStatistic', () => {
  it.each(Object.entries(inputs))('answers any %s with finite numbers or reasons', (kind, input) => {
    fc.assert(
      fc.property(input, (question) => expectNumbersOrReasons(answerStatistic({ kind, input: question }, '[0]'), kind)),
      { numRuns: 300 },
    )
  })

  it.each([
    [{}, '[3].kind: '],
    [{ kind: 'toString', input: {} }, '[3].kind: '],
    ['rankdata', '[3]: '],
    [{ kind: 'rankdata' }, '[3].input: '],
    [{ kind: 'rankdata', input: { x: [1, 'two'] } }, '[3].input.x[1]: '],
    [{ kind: 'rankdata', input: { x: [1, null] } }, '[3].input.x[1]: '],
    [{ kind: 'icc', input: { subjects_by_raters: [], alpha: 1 } }, '[3].input.alpha: '],
  ])('names the place that it cannot read: %j', (question, place) => {
    expect(() => answerStatistic(question, '[3]')).toThrow(StatisticInputError)
    expect(() => answerStatistic(question, '[3]')).toThrow(place)
  })

  it('gives the words of the statistic where it refuses the sample', () => {
    const answer = answerStatistic({ kind: 'correlation', input: { a: [1, 2, 3], b: [1, 2] } }, '[0]')
    expect(answer).toMatchObject({ spearman: { undefined: 'spearman: expected samples of one length 3, got a sample of length 2' } })
  })
})

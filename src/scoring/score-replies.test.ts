import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dojoRecipe } from './dojo-recipe.ts'
import { InvalidScoringInputError } from './errors.ts'
import { type Replies, scoreReplies } from './score-replies.ts'
import { anyOrder, anyReplies, someReplies } from './testing.ts'

const close = (a: number, b: number) => expect(Math.abs(a - b)).toBeLessThan(1e-6)
const moved = <T>(list: readonly T[], permutation: readonly number[]): T[] => permutation.map((i) => list[i]!)
/** Replies and two permutations, of raters and of items. */
const permuted = anyReplies.chain((replies) => {
  const order = (n: number) => anyOrder(n).map((ranks) => ranks.map((rank) => rank - 1))
  return fc.tuple(fc.constant(replies), order(replies.raters.length), order(replies.values[0]?.length ?? 0))
})

describe('scoreReplies', () => {
  it.each([2, 3, 4, 5, 6, 7, 8])('orientation, %i items: perfect > every swap > reversed', (n) => {
    const truth = Array.from({ length: n }, (_, i) => i + 1)
    const value = (own: number[]) => scoreReplies(someReplies({ values: [own, truth, truth], knownRanks: truth }))[0]!.value
    const reversed = truth.toReversed()
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < i; j++) {
        const swapped = truth.with(i, truth[j]!).with(j, truth[i]!)
        expect(value(swapped)).toBeLessThan(value(truth))
        if (swapped.join() !== reversed.join()) expect(value(swapped)).toBeGreaterThan(value(reversed))
      }
    }
    close(value(truth), 1)
    expect(value(reversed)).toBeLessThan(-0.5)
  })

  it('constant = chance: who says the same of everything gets exactly 0, with truth or without', () => {
    fc.assert(
      fc.property(anyReplies, fc.integer({ min: 1, max: 6 }), (replies, value) => {
        fc.pre(replies.raters.length > 0)
        const same = replies.values[0]!.map(() => value)
        const [score] = scoreReplies({ ...replies, values: replies.values.with(0, same), grades: replies.grades.with(0, same) })
        expect(score!.value).toBe(0)
      }),
    )
  })

  it('attribution: permuting raters permutes scores', () => {
    fc.assert(
      fc.property(permuted, ([replies, raterOrder]) => {
        const before = scoreReplies(replies)
        const after = scoreReplies({
          ...replies,
          raters: moved(replies.raters, raterOrder),
          values: moved(replies.values, raterOrder),
          grades: moved(replies.grades, raterOrder),
          reliability: moved(replies.reliability, raterOrder),
        })
        for (const [place, rater] of raterOrder.entries()) close(after[place]!.value, before[rater]!.value)
      }),
    )
  })

  it('attribution: permuting items, with the truth, changes nothing', () => {
    fc.assert(
      fc.property(permuted, ([replies, , itemOrder]) => {
        const before = scoreReplies(replies)
        const after = scoreReplies({
          ...replies,
          values: replies.values.map((ranks) => moved(ranks, itemOrder)),
          grades: replies.grades.map((grades) => moved(grades, itemOrder)),
          knownRanks: replies.knownRanks && moved(replies.knownRanks, itemOrder),
        })
        for (const [rater, score] of before.entries()) close(after[rater]!.value, score.value)
      }),
    )
  })

  it("independence: one more hopeless rater changes no other's comparison with the truth", () => {
    fc.assert(
      fc.property(anyReplies, (replies) => {
        const n = replies.values[0]?.length
        fc.pre(n !== undefined)
        const hopeless = Array.from({ length: n! }, (_, i) => n! - i)
        const after = scoreReplies({
          ...replies,
          raters: [...replies.raters, 'hopeless'],
          values: [...replies.values, hopeless],
          grades: [...replies.grades, hopeless],
          reliability: [...replies.reliability, -1],
        })
        const truth = (scores: ReturnType<typeof scoreReplies>) =>
          scores.map(({ components }) => components.filter(({ metric }) => metric.startsWith('truth')).map(({ value }) => value))
        expect(truth(after).slice(0, -1)).toEqual(truth(scoreReplies(replies)))
        expect(after.slice(0, -1).map(({ value }) => value)).toEqual(scoreReplies(replies).map(({ value }) => value)) // reliability -1: unheard
      }),
    )
  })

  it('scale: another way to write ties or ranks, and m * a + b on the grade scale, change nothing', () => {
    fc.assert(
      fc.property(anyReplies, fc.constantFrom(2, 10), fc.integer({ min: -9, max: 9 }), (replies, m, shift) => {
        const after = scoreReplies({
          ...replies,
          values: replies.values.map((ranks) => ranks.map((rank) => 3 * rank + 1)),
          grades: replies.grades.map((grades) => grades.map((grade) => m * grade + shift)),
          gradeScale: { min: m * replies.gradeScale.min + shift, max: m * replies.gradeScale.max + shift },
        })
        for (const [rater, score] of scoreReplies(replies).entries()) close(after[rater]!.value, score.value)
      }),
    )
  })

  it('total and deterministic: every valid reply gets a number in [-1, 1], weights that sum to 1 or to 0, and twice the same bytes', () => {
    fc.assert(
      fc.property(anyReplies, (replies) => {
        const scores = scoreReplies(replies)
        expect(JSON.stringify(scoreReplies(structuredClone(replies)))).toBe(JSON.stringify(scores))
        for (const { value, outcome, components } of scores) {
          expect(value >= -1 && value <= 1 && !Object.is(value, -0)).toBe(true)
          const total = components.reduce((sum, { weight }) => sum + weight, 0)
          close(total, outcome === 'scored' ? 1 : 0)
          for (const component of components) expect(component.value === null ? component.weight : 1).toBe(component.value === null ? 0 : 1)
        }
      }),
    )
  })

  it('withholds the score of a single rater without truth', () => {
    const [score] = scoreReplies(someReplies({ values: [[1, 2, 3, 4]], knownRanks: undefined }))
    expect(score).toMatchObject({ value: 0, outcome: 'withheld' })
    expect(score!.words).toContain('neither for you nor against you')
  })

  it('scores a single rater against the truth, which then carries everything in proportion', () => {
    const [score] = scoreReplies(someReplies({ values: [[2, 1, 3, 4]] }))
    const weights = Object.fromEntries(score!.components.map(({ metric, weight }) => [metric, weight]))
    expect(weights).toEqual({
      'truth-spearman': expect.closeTo(4 / 7, 12),
      'truth-distance': expect.closeTo(3 / 7, 12),
      'peer-spearman': 0,
      'peer-kappa': 0,
      'peer-icc': 0,
    })
    close(score!.value, (4 * 0.8 + 3 * 0.6) / 7) // distance 2 where 5 is expected: 1 - 2 / 5
  })

  it('explains every component in a sentence', () => {
    const [score] = scoreReplies(someReplies({ values: [[2, 1, 3, 4]] }))
    expect(score!.words).toBe('Score 0.71 (1 = perfect, 0 = chance): 100 % from the known order.')
    expect(score!.components.map(({ words }) => words)).toEqual([
      'Your order agrees well with the known order: Spearman 0.80 (1 = same, 0 = chance).',
      'Your ranks agree well with the known ranks: closeness 0.60 (1 = same, 0 = chance).',
      'There is too little to compare your order with, so this does not count.',
      'There is too little to compare your ranks with, so this does not count.',
      'There is too little to compare your grades with, so this does not count.',
    ])
  })

  const bad: [string, Partial<Replies>][] = [
    ['a rank that is NaN', { values: [[1, 2, 3, Number.NaN]], grades: [[9, 8, 7, 6]] }],
    ['an infinite rank', { values: [[1, 2, 3, Number.POSITIVE_INFINITY]], grades: [[9, 8, 7, 6]] }],
    [
      'a missing response',
      {
        values: [
          [1, 2, 3, 4],
          [1, 2, 3],
        ],
      },
    ],
    ['too few grades', { grades: [[9, 8, 7, 6]] }],
    ['a grade off the scale', { values: [[1, 2, 3, 4]], grades: [[9, 8, 7, 1090]] }],
    ['a known rank that is NaN', { knownRanks: [1, 2, Number.NaN, 4] }],
    ['a truth of another length', { knownRanks: [1, 2] }],
    ['a reliability above 1', { reliability: [0, 0, 2] }],
    ['one rater twice', { raters: ['a', 'a', 'b'] }],
    ['no items', { values: [[]], grades: [[]], knownRanks: [] }],
    ['an empty grade scale', { gradeScale: { min: 5, max: 5 } }],
  ]
  it.each(bad)('refuses %s', (_, overrides) => {
    expect(() => scoreReplies(someReplies(overrides))).toThrow(InvalidScoringInputError)
  })

  it('gives nothing for no raters', () => {
    expect(scoreReplies(someReplies({ values: [], grades: [], raters: [], reliability: [] }))).toEqual([])
  })

  it('needs as many trusted peers as the recipe says', () => {
    const metrics = (reliability: number[]) =>
      scoreReplies(someReplies({ reliability }))[0]!
        .components.filter(({ value }) => value !== null)
        .map(({ metric }) => metric)
    expect(metrics([0, 0, 0])).toHaveLength(5)
    expect(metrics([0, 0, -0.5])).toEqual(['truth-spearman', 'truth-distance'])
    expect(dojoRecipe.minPeers).toBe(2)
  })
})

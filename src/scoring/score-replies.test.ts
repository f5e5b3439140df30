import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dojoRecipe } from './dojo-recipe.ts'
import { InvalidScoringInputError } from './errors.ts'
import type { Replies } from './replies.ts'
import { type ReplyScore, scoreReplies } from './score-replies.ts'
import { agreeing, anyOrder, anyReplies, noDependence, someReplies } from './testing.ts'
import { constructionTruth } from './truth.ts'

const close = (a: number, b: number) => expect(Math.abs(a - b)).toBeLessThan(1e-6)
const firstScore = (overrides: Partial<Replies>): ReplyScore => scoreReplies(someReplies(overrides)).scores[0]!
const moved = <T>(list: readonly T[], permutation: readonly number[]): T[] => permutation.map((i) => list[i]!)
/** Replies and two permutations, of raters and of items. */
const permuted = anyReplies.chain((replies) => {
  const order = (n: number) => anyOrder(n).map((ranks) => ranks.map((rank) => rank - 1))
  return fc.tuple(fc.constant(replies), order(replies.raters.length), order(replies.values[0]?.length ?? 0))
})

describe('scoreReplies', () => {
  it.each([2, 3, 4, 5, 6, 7, 8])('orientation, %i items: perfect > every swap > reversed', (n) => {
    const truth = Array.from({ length: n }, (_, i) => i + 1)
    const others = Array.from({ length: 7 }, () => truth)
    const value = (own: number[]) => firstScore({ values: [own, ...others], truth: constructionTruth(truth) }).value
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
        const { scores } = scoreReplies({ ...replies, values: replies.values.with(0, same), grades: replies.grades.with(0, same) })
        expect(scores[0]!.value).toBe(0)
      }),
    )
  })

  it('attribution: permuting raters permutes scores', () => {
    fc.assert(
      fc.property(permuted, ([replies, raterOrder]) => {
        const before = scoreReplies(replies).scores
        const { scores: after } = scoreReplies({
          ...replies,
          raters: moved(replies.raters, raterOrder),
          values: moved(replies.values, raterOrder),
          grades: moved(replies.grades, raterOrder),
          reliability: moved(replies.reliability, raterOrder),
          dependence: moved(replies.dependence, raterOrder).map((row) => moved(row, raterOrder)),
        })
        for (const [place, rater] of raterOrder.entries()) close(after[place]!.value, before[rater]!.value)
      }),
    )
  })

  it('attribution: permuting items, with the truth, changes nothing', () => {
    fc.assert(
      fc.property(permuted, ([replies, , itemOrder]) => {
        const before = scoreReplies(replies).scores
        const { scores: after } = scoreReplies({
          ...replies,
          values: replies.values.map((ranks) => moved(ranks, itemOrder)),
          grades: replies.grades.map((grades) => moved(grades, itemOrder)),
          truth: replies.truth && { ...replies.truth, expectedRanks: moved(replies.truth.expectedRanks, itemOrder) },
        })
        for (const [rater, score] of before.entries()) close(after[rater]!.value, score.value)
      }),
    )
  })

  it('independence: one more judge who counts nothing changes no other record, bit for bit', () => {
    fc.assert(
      fc.property(anyReplies, fc.constantFrom(0, 0.7, 1), (replies, dependence) => {
        const n = replies.values[0]?.length
        fc.pre(n !== undefined)
        const hopeless = Array.from({ length: n! }, (_, i) => n! - i)
        const after = scoreReplies({
          ...replies,
          raters: [...replies.raters, 'hopeless'],
          values: [...replies.values, hopeless],
          grades: [...replies.grades, hopeless],
          reliability: [...replies.reliability, -1],
          dependence: [...replies.dependence.map((row) => [...row, dependence]), [...replies.raters.map(() => dependence), 0]],
        })
        const before = scoreReplies(replies)
        expect(after.scores.slice(0, -1)).toEqual(before.scores)
        expect([after.gate, after.arbitration, after.weights.slice(0, -1)]).toEqual([before.gate, before.arbitration, before.weights])
      }),
    )
  })

  it('partial truth: items of unknown quality leave every comparison with the truth as it is, bit for bit', () => {
    const unknown = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 6, maxLength: 6 })
    fc.assert(
      fc.property(anyReplies, unknown, (replies, ranks) => {
        const { truth } = replies
        fc.pre(truth !== undefined && replies.raters.length > 0)
        const more = scoreReplies({
          ...replies,
          values: replies.values.map((own, rater) => [...own, ranks[rater]!]),
          grades: replies.grades.map((own) => [...own, 5]),
          truth: { ...truth!, expectedRanks: [...truth!.expectedRanks, undefined] },
        })
        const truthValues = ({ components }: ReplyScore) =>
          components.filter(({ metric }) => metric.startsWith('truth')).map(({ value }) => value)
        expect(more.scores.map(truthValues)).toEqual(scoreReplies(replies).scores.map(truthValues))
      }),
    )
  })

  it('scale: another way to write ties or ranks, and m * a + b on the grade scale, change nothing', () => {
    fc.assert(
      fc.property(anyReplies, fc.constantFrom(2, 10), fc.integer({ min: -9, max: 9 }), (replies, m, shift) => {
        const { scores: after } = scoreReplies({
          ...replies,
          values: replies.values.map((ranks) => ranks.map((rank) => 3 * rank + 1)),
          grades: replies.grades.map((grades) => grades.map((grade) => m * grade + shift)),
          gradeScale: { min: m * replies.gradeScale.min + shift, max: m * replies.gradeScale.max + shift },
        })
        for (const [rater, score] of scoreReplies(replies).scores.entries()) close(after[rater]!.value, score.value)
      }),
    )
  })

  it('total and deterministic: every valid reply gets a number in [-1, 1] whose parts add up to it, and twice the same bytes', () => {
    fc.assert(
      fc.property(anyReplies, (replies) => {
        const task = scoreReplies(replies)
        expect(JSON.stringify(scoreReplies(structuredClone(replies)))).toBe(JSON.stringify(task))
        for (const { value, outcome, components, evidence, truthValidity } of task.scores) {
          expect(value >= -1 && value <= 1 && !Object.is(value, -0)).toBe(true)
          const total = components.reduce((sum, { weight }) => sum + weight, 0)
          expect(total >= 0 && total <= 1 + 1e-9).toBe(true)
          close(
            components.reduce((sum, component) => sum + component.weight * (component.value ?? 0), 0),
            value,
          )
          for (const component of components) if (component.value === null) expect(component.weight).toBe(0)
          for (const share of [evidence, truthValidity]) expect(share >= 0 && share <= 1).toBe(true)
          if (outcome === 'withheld') expect([value, evidence, total]).toEqual([0, 0, 0])
        }
      }),
    )
  })

  it('withholds what cannot be compared, and asks for more while more may be had', () => {
    const alone = { values: [[1, 2, 3, 4]], truth: undefined }
    const score = firstScore(alone)
    expect(score).toMatchObject({ value: 0, outcome: 'withheld', evidence: 0 })
    expect(score.words).toBe('Not scored, because there are no two judgments to compare. It counts neither for you nor against you.')
    expect(scoreReplies(someReplies(alone)).gate.outcome).toBe('withheld')
    expect(scoreReplies(someReplies({ ...alone, more: true })).gate.outcome).toBe('reissue')
  })

  it('shows each rater the gate of the others that its score followed, which need not be the gate of the task', () => {
    fc.assert(
      fc.property(anyReplies, (replies) => {
        for (const { outcome, gate, components } of scoreReplies(replies).scores) {
          expect(gate.outcome).not.toBe('reissue')
          const others = components.filter(({ metric, weight }) => metric.startsWith('peer') && weight > 0)
          if (outcome === 'scored' && gate.outcome !== 'trusted') expect(others).toEqual([])
        }
      }),
    )
    const { gate, scores } = scoreReplies(someReplies({ values: agreeing(2), truth: undefined }))
    expect([gate.outcome, ...scores.map((score) => score.gate.outcome)]).toEqual(['trusted', 'withheld', 'withheld'])
    for (const score of scores) expect(score.words).toContain(score.gate.words)
  })

  it('hears what a judge says of a known order, whatever the others say: a majority of newcomers cannot keep it from counting', () => {
    const right = [1, 2, 3, 4]
    const wrong = right.toReversed()
    const { gate, scores } = scoreReplies(someReplies({ values: [right, wrong, wrong, wrong], truth: constructionTruth(right) }))
    expect(gate.outcome).toBe('withheld')
    const reversed = expect.closeTo((4 * -1 + 3 * -0.6) / 7, 12) // Spearman -1; distance 8 where 5 is expected: 1 - 8 / 5
    expect(scores.map(({ value }) => value)).toEqual([1, reversed, reversed, reversed])
    expect(scores.map(({ evidence }) => evidence)).toEqual([1, 1, 1, 1])
    expect(scores[0]!.words).toMatch(
      /: 100 % from the known order\. It counts, because an order is known, although the other judges do not agree /,
    )
    const unknown = scoreReplies(someReplies({ values: [right, wrong, right, wrong], truth: undefined }))
    expect(unknown.scores.map(({ outcome }) => outcome)).toEqual(Array(4).fill('withheld'))
  })

  it('gives a guess exactly 0 on average where only the known order counts: over all orders of four', () => {
    const against = [1, 2, 3].map(() => [4, 3, 2, 1])
    const orders = [1, 2, 3, 4].flatMap((a) => [1, 2, 3].flatMap((b) => [1, 2].map((c) => insertions([1], [c, b, a]))))
    expect(new Set(orders.map((order) => order.join())).size).toBe(24)
    const scores = orders.map((own) => firstScore({ values: [own, ...against], truth: constructionTruth([1, 2, 3, 4]) }))
    expect(scores.every(({ outcome, gate }) => outcome === 'scored' && gate.outcome === 'withheld')).toBe(true)
    close(
      scores.reduce((sum, { value }) => sum + value, 0),
      0,
    )
  })

  it('explains every component and the whole in sentences', () => {
    const score = firstScore({ values: [[2, 1, 3, 4], ...agreeing(3)], recipe: lonely })
    // The others are three newcomers of weight 0.1 and a truth of weight 1, all agreeing: 3 pairs of weight 0.01 and 3 of 0.1.
    expect(score.words).toMatch(
      /^Score 0\.71 \(1 = perfect, 0 = chance\): 100 % from the known order\. It counts, because the other judges agree with each other and with the known order beyond chance \(1\.00 on average, where chance reaches 0\.\d\d\)\.$/,
    )
    expect(score.components.map(({ words }) => words)).toEqual([
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
    ['an expected rank that is NaN', { truth: { expectedRanks: [1, 2, Number.NaN, 4], certainty: 1 } }],
    ['a truth of another length', { truth: constructionTruth([1, 2]) }],
    ['a certainty above 1', { truth: { expectedRanks: [1, 2, 3, 4], certainty: 1.5 } }],
    ['dependence of too few raters', { dependence: noDependence(2) }],
    ['a dependence above 1', { dependence: noDependence(3).map((row) => row.map(() => 2)) }],
    ['a reliability above 1', { reliability: [0, 0, 2] }],
    ['one rater twice', { raters: ['a', 'a', 'b'] }],
    ['no items', { values: [[]], grades: [[]], truth: undefined }],
    ['an empty grade scale', { gradeScale: { min: 5, max: 5 } }],
  ]
  it.each(bad)('refuses %s', (_, overrides) => {
    expect(() => scoreReplies(someReplies(overrides))).toThrow(InvalidScoringInputError)
  })

  it('gives nothing for no raters', () => {
    expect(scoreReplies(someReplies({ values: [], grades: [], raters: [], reliability: [] })).scores).toEqual([])
  })

  it('needs as many effective peers as the recipe says: copies are one', () => {
    const values = agreeing(3)
    const metrics = (overrides: Partial<Replies>) =>
      firstScore({ values, ...overrides })
        .components.filter(({ value }) => value !== null)
        .map(({ metric }) => metric)
    expect(metrics({})).toHaveLength(5)
    expect(metrics({ reliability: [0, 0, -0.5] })).toEqual(['truth-spearman', 'truth-distance'])
    const copies = noDependence(3)
    copies[1]![2] = copies[2]![1] = 0.9
    expect(metrics({ dependence: copies })).toEqual(['truth-spearman', 'truth-distance'])
    expect(dojoRecipe.minPeers).toBe(2)
  })
})

/** A recipe under which nobody has enough peers. */
const lonely = { ...dojoRecipe, minPeers: 99 }

/** One order of as many as there are places and one more: the next number is put before each place in turn. */
function insertions(order: readonly number[], places: readonly number[]): number[] {
  return places.reduce<number[]>((made, place, index) => made.toSpliced(place - 1, 0, index + 2), [...order])
}

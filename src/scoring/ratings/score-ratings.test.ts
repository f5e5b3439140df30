import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRng } from '../../core/rng.ts'
import { mean } from '../../stats/mean.ts'
import type { Rating, RatingKind, RatingTable } from '../../stats/rating-table.ts'
import { spearman } from '../../stats/spearman.ts'
import { type RaterKind, type SimulatedCrowd, simulateCrowd } from '../../stats/testing-crowd.ts'
import { InvalidScoringInputError } from '../errors.ts'
import type { CriterionReport } from './rating-report.ts'
import { scoreRatings } from './score-ratings.ts'

const rng = createRng('score ratings')
const scoreOne = (table: RatingTable, gold?: RatingTable): CriterionReport =>
  scoreRatings(table, { rng, ...(gold ? { gold } : {}) }).criteria[0]!

/** Rows as [rater, item, value], in one group. */
const rowsOf = <Value>(rows: readonly (readonly [string, string, Value])[]): Rating<Value>[] =>
  rows.map(([rater, item, value]) => ({ rater, item, group: '', criterion: 'quality', value }))

const findingOf = ({ agreement }: CriterionReport, name: string) => agreement.find((finding) => finding.name.includes(name))

/** A simulated crowd as an annotation export: each task a group, gold = the known order of some. */
function exportOf({ sample }: SimulatedCrowd): { table: RatingTable; gold: RatingTable } {
  const rows = (value: 'ranks' | 'known') =>
    sample.rankings.flatMap(({ rater, items, ...ranking }, task) =>
      Array.from(items, (item, index) => ({
        rater: `r${rater}`,
        item: `${item}`,
        group: `${task}`,
        criterion: 'rank',
        value: ranking[value]?.[index],
      })).filter((row): row is Rating<number> => row.value !== undefined),
    )
  return { table: { kind: 'rank', ratings: rows('ranks') }, gold: { kind: 'rank', ratings: rows('known') } }
}

/** Spearman of consensus and true order over 16 crowds: mean and 10th percentile. */
function recovery(share: number, kinds: readonly RaterKind[]): { mean: number; tenth: number } {
  const rhos = Array.from({ length: 16 }, (_, seed) => {
    const crowd = simulateCrowd(createRng(`crowd ${seed}`), { share, kinds }, 2)
    const { table, gold } = exportOf(crowd)
    const { consensus } = scoreOne(table, gold)
    if (consensus.kind !== 'order') throw new Error('no order')
    return spearman(
      consensus.items.map(({ score }) => score),
      consensus.items.map(({ item }) => crowd.truth[Number(item)]!),
    )!
  }).sort((a, b) => a - b)
  return { mean: mean(rhos)!, tenth: rhos[1]! }
}

const numbers = rowsOf([
  ['ann', 'a', 1],
  ['ann', 'b', 2],
  ['ann', 'c', 3],
  ['bob', 'a', 2],
  ['bob', 'b', 4],
  ['bob', 'c', 5],
])

describe('scoreRatings', () => {
  const rating = fc.record({
    rater: fc.constantFrom('r1', 'r2', 'r3', 'r4'),
    item: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    group: fc.constantFrom('', 'g'),
    criterion: fc.constantFrom('x', 'y'),
    value: fc.integer({ min: 1, max: 4 }),
  })
  const kinds: RatingKind[] = ['value', 'rank', 'label']

  it.each(kinds)('says something finite or gives the reason, whatever the %ss', (kind) => {
    const table = fc
      .array(rating, { minLength: 1, maxLength: 30 })
      .map(
        (ratings): RatingTable =>
          kind === 'label' ? { kind, ratings: ratings.map((one) => ({ ...one, value: `${one.value}` })) } : { kind, ratings },
      )
    fc.assert(
      fc.property(table, fc.boolean(), (ratings, withGold) => {
        const report = scoreRatings(ratings, { rng, ...(withGold ? { gold: ratings } : {}) })
        expect(JSON.parse(JSON.stringify(report))).toEqual(report) // no NaN, no infinity, nothing undefined
        for (const { agreement, raters } of report.criteria)
          for (const one of [...agreement, ...raters.map(({ reliability }) => reliability)]) {
            if (!('value' in one)) expect(one.undefinedBecause).not.toBe('')
            else if (one.interval) expect(one.interval[0]).toBeLessThanOrEqual(one.interval[1])
          }
      }),
    )
  })

  it('does not care about the order of the rows', () => {
    const shuffled = createRng('rows').shuffle(numbers)
    const sorted = ({ agreement, consensus }: CriterionReport) => ({ agreement, consensus })
    const [one, other] = [numbers, shuffled].map((ratings) => sorted(scoreOne({ kind: 'value', ratings })))
    expect(one!.agreement.map((f) => ('value' in f ? f.value.toFixed(9) : f.undefinedBecause))).toEqual(
      other!.agreement.map((f) => ('value' in f ? f.value.toFixed(9) : f.undefinedBecause)),
    )
    expect(one!.consensus.kind === 'order' && one!.consensus.items.map(({ item }) => item)).toEqual(
      other!.consensus.kind === 'order' && other!.consensus.items.map(({ item }) => item),
    )
  })

  it('puts the best item first, by values upwards and by ranks downwards', () => {
    const best = (kind: 'value' | 'rank') => {
      const { consensus } = scoreOne({ kind, ratings: numbers })
      return consensus.kind === 'order' ? consensus.items[0]!.item : undefined
    }
    expect([best('value'), best('rank')]).toEqual(['c', 'a'])
  })

  it('counts the last of several answers of a rater, and says so', () => {
    const again = [...rowsOf([['ann', 'a', 5]]), ...numbers]
    const { counts, hints, agreement } = scoreOne({ kind: 'value', ratings: again })
    expect(counts).toMatchObject({ judgments: 6, replaced: 1, missing: 0 })
    expect(hints.join()).toContain('only the last counts')
    expect(agreement).toEqual(scoreOne({ kind: 'value', ratings: numbers }).agreement)
  })

  it('gives raters who agree perfectly an ICC of 1', () => {
    const alike = rowsOf([
      ['ann', 'a', 1],
      ['ann', 'b', 3],
      ['bob', 'a', 1],
      ['bob', 'b', 3],
    ])
    const { agreement } = scoreOne({ kind: 'value', ratings: alike })
    expect(agreement.find(({ name }) => name === 'ICC(2,1), one rater')).toMatchObject({ value: 1 })
  })

  it('says of one rater that agreement is undefined, and why', () => {
    const report = scoreOne({ kind: 'rank', ratings: numbers.filter(({ rater }) => rater === 'ann') })
    expect(report.agreement).toEqual([{ name: 'agreement', undefinedBecause: 'there is only one rater' }])
    expect(report.consensus).toMatchObject({ kind: 'none' })
    expect(report.raters[0]).toMatchObject({ rater: 'ann', reliability: { undefinedBecause: expect.any(String) } })
  })

  it('compares items of one group only, and keeps blocks apart that nothing links', () => {
    const ratings = numbers.flatMap((one) => [
      { ...one, group: 'g' },
      { ...one, group: 'h', item: `${one.item}2`, value: one.value + 100 },
    ])
    const { consensus, counts } = scoreOne({ kind: 'value', ratings })
    expect(counts.groups).toBe(2)
    if (consensus.kind !== 'order') throw new Error('no order')
    expect(consensus.blocks).toBe(2)
    expect(consensus.items.map(({ block }) => block)).toEqual([1, 1, 1, 2, 2, 2])
    for (const block of [1, 2])
      expect(mean(consensus.items.filter((item) => item.block === block).map(({ score }) => score))).toBeCloseTo(0, 9)
  })

  it('gives two raters of labels the kappa of Cohen, and many the alpha of Krippendorff', () => {
    const labels = rowsOf(numbers.map(({ rater, item }) => [rater, item, item === 'a' ? 'good' : 'bad'] as const))
    const report = scoreOne({ kind: 'label', ratings: labels })
    expect(findingOf(report, 'Cohen')).toMatchObject({ value: 1 })
    expect(findingOf(report, 'alpha (nominal)')).toMatchObject({ value: 1 })
    expect(report.consensus).toMatchObject({ kind: 'labels', classes: ['bad', 'good'] })
  })

  it('tells a reverser, a guesser and an honest rater apart by words', () => {
    const random = createRng('three kinds')
    const truths = Array.from({ length: 40 }, () => random.normal())
    const seen = { h1: 1, h2: 1, h3: 1, h4: 1, reverser: -1, guesser: 0 }
    const ratings = rowsOf(
      truths.flatMap((truth, item) =>
        Object.entries(seen).map(([rater, slope]) => [rater, `i${item}`, slope * truth + 0.5 * random.normal()] as const),
      ),
    )
    const standing = new Map(scoreOne({ kind: 'value', ratings }).raters.map((one) => [one.rater, one.standing]))
    expect([standing.get('h1'), standing.get('reverser'), standing.get('guesser')]).toEqual([
      'clearly above chance',
      'against the others',
      'not told from chance',
    ])
  })

  it('orders thousands of graded items too, a fifth of the raters reversed, and gold turns a reversed majority round', () => {
    const random = createRng('many items')
    const truths = Array.from({ length: 1000 }, () => random.normal())
    const graded = (honest: number) =>
      rowsOf(
        truths.flatMap((truth, item) =>
          Array.from({ length: 5 }, (_, index) => {
            const slope = index < honest ? 1 : -1
            return [`r${index}`, `${item}`, Math.round(4 + slope * truth + 0.8 * random.normal())] as const
          }),
        ),
      )
    const recovered = (report: CriterionReport) => {
      if (report.consensus.kind !== 'order') throw new Error('no order')
      const { items } = report.consensus
      return spearman(
        items.map(({ score }) => score),
        items.map(({ item }) => truths[Number(item)]!),
      )
    }
    const gold = rowsOf(truths.slice(0, 20).map((truth, item) => ['', `${item}`, truth] as const))
    const report = scoreOne({ kind: 'value', ratings: graded(4) })
    expect(recovered(report)).toBeGreaterThan(0.9)
    expect(report.raters.at(-1)).toMatchObject({ rater: 'r4', standing: 'against the others' })
    expect(recovered(scoreOne({ kind: 'value', ratings: graded(1) }, { kind: 'value', ratings: gold }))).toBeGreaterThan(0.9)
  })

  it('refuses no ratings, and gold of another kind', () => {
    expect(() => scoreOne({ kind: 'label', ratings: [] })).toThrow(InvalidScoringInputError)
    expect(() => scoreOne({ kind: 'value', ratings: numbers }, { kind: 'label', ratings: rowsOf([['', 'a', 'x']]) })).toThrow(
      InvalidScoringInputError,
    )
  })

  it('compares the consensus with gold, whether it grades or ranks', () => {
    const known = rowsOf([
      ['', 'a', 10],
      ['', 'b', 20],
      ['', 'c', 30],
    ])
    const against = (kind: 'value' | 'rank') => scoreOne({ kind: 'value', ratings: numbers }, { kind, ratings: known }).gold
    expect(against('value')).toMatchObject([{ value: 1 }])
    expect(scoreOne({ kind: 'value', ratings: numbers }).gold).toEqual([])
  })
})

describe('two gold tasks a rater keep the order of a crowd right', () => {
  const mixed: RaterKind[] = ['random', 'constant', 'reversed']
  it.each([
    { share: 0.4, kinds: mixed, least: 0.95, tenth: 0.9 },
    { share: 0.6, kinds: ['reversed'] as RaterKind[], least: 0.93, tenth: 0 },
  ])('when $share of raters are $kinds', ({ share, kinds, least, tenth }) => {
    const reached = recovery(share, kinds)
    expect(reached.mean).toBeGreaterThanOrEqual(least)
    expect(reached.tenth).toBeGreaterThanOrEqual(tenth)
  })
})

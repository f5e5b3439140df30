import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRng } from '../core/rng.ts'
import { bradleyTerry } from './bradley-terry.ts'
import { crowdBradleyTerry } from './crowd-bradley-terry.ts'
import type { CrowdRanking, CrowdSample } from './crowd-pairs.ts'
import { InvalidSampleError } from './errors.ts'
import { mean } from './mean.ts'
import { spearman } from './spearman.ts'
import { describeCrowd, type RaterKind, simulateCrowd } from './testing-crowd.ts'

const ITEMS = 4
const RATERS = 3
const ranking: fc.Arbitrary<CrowdRanking> = fc
  .record({
    rater: fc.integer({ min: 0, max: RATERS - 1 }),
    items: fc.shuffledSubarray([0, 1, 2, 3], { minLength: 1 }),
    ranks: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 4, maxLength: 4 }),
    gold: fc.boolean(),
  })
  .map(({ gold, ranks, ...rest }) => {
    const cut = { ...rest, ranks: ranks.slice(0, rest.items.length) }
    return gold ? { ...cut, known: cut.items.map((item) => (item === 3 ? undefined : item)) } : cut
  })
const sample: fc.Arbitrary<CrowdSample> = fc
  .array(ranking, { maxLength: 12 })
  .map((rankings) => ({ items: ITEMS, raters: RATERS, rankings }))

/** Spearman of recovered and true order over 16 crowds: mean and 10th percentile. */
function recovery(share: number, kinds: readonly RaterKind[]): { mean: number; tenth: number } {
  const rhos = Array.from({ length: 16 }, (_, seed) => {
    const { sample, truth } = simulateCrowd(createRng(`crowd ${seed}`), { share, kinds }, 2)
    return spearman(crowdBradleyTerry(sample).scores, truth)!
  }).sort((a, b) => a - b)
  return { mean: mean(rhos)!, tenth: rhos[1]! }
}

describe('crowdBradleyTerry', () => {
  it('is tried on a crowd with 19 % ties and kappa .30 between honest raters', () => {
    const crowds = Array.from({ length: 4 }, (_, seed) =>
      describeCrowd(simulateCrowd(createRng(`shape ${seed}`), { share: 0, kinds: ['random'] }, 0)),
    )
    expect(mean(crowds.map(({ ties }) => ties))).toBeCloseTo(0.19, 1)
    expect(mean(crowds.map(({ kappa }) => kappa))).toBeCloseTo(0.3, 1)
  })

  const mixed: RaterKind[] = ['random', 'constant', 'reversed']
  it.each([
    { share: 0.4, kinds: ['random'] as RaterKind[] },
    { share: 0.4, kinds: ['constant'] as RaterKind[] },
    { share: 0.4, kinds: ['reversed'] as RaterKind[] },
    { share: 0.4, kinds: mixed },
  ])('with two gold tasks a rater, recovers the order when $share of raters are $kinds', ({ share, kinds }) => {
    const { mean, tenth } = recovery(share, kinds)
    expect(mean).toBeGreaterThanOrEqual(0.95)
    expect(tenth).toBeGreaterThanOrEqual(0.9)
  })

  it('with two gold tasks a rater, recovers the order when 0.6 of raters reverse it', () => {
    expect(recovery(0.6, ['reversed']).mean).toBeGreaterThanOrEqual(0.93)
  })

  it('gives reversers a reliability below 0, random raters one near 0, and honest ones the highest', () => {
    const { sample, kinds } = simulateCrowd(createRng('kinds'), { share: 0.4, kinds: mixed }, 2)
    const { reliabilities } = crowdBradleyTerry(sample)
    const of = (kind: RaterKind) => mean(kinds.flatMap((other, rater) => (other === kind ? [reliabilities[rater]!] : [])))!
    expect(of('reversed')).toBeLessThan(-0.5)
    expect(Math.abs(of('random'))).toBeLessThan(0.5)
    expect(of('honest')).toBeGreaterThan(1)
  })

  it('covers true differences with 93-97 % of its 95 % intervals when raters are honest', () => {
    let covered = 0
    let intervals = 0
    for (let seed = 0; seed < 24; seed++) {
      const { sample, truth } = simulateCrowd(createRng(`cover ${seed}`), { share: 0, kinds: ['random'] }, 0)
      const { scores, covariance } = crowdBradleyTerry(sample)
      const centre = mean(truth)!
      const stretch = Math.sqrt(mean(truth.map((score) => (score - centre) ** 2))! / mean(scores.map((score) => score ** 2))!)
      for (let i = 0; i < truth.length; i++) {
        for (let j = 0; j < i; j++) {
          const error = Math.sqrt(covariance(i, i) + covariance(j, j) - 2 * covariance(i, j)) * stretch
          if (Math.abs((scores[i]! - scores[j]!) * stretch - truth[i]! + truth[j]!) < 1.959964 * error) covered++
          intervals++
        }
      }
    }
    expect(covered / intervals).toBeGreaterThan(0.93)
    expect(covered / intervals).toBeLessThan(0.97)
  })

  it.each([
    { items: 13, raters: 30, tasks: 10, size: 5 },
    { items: 8, raters: 10, tasks: 40, size: 5 },
    { items: 13, raters: 30, tasks: 50, size: 2 },
  ])('holds true scores and slopes in 93-97 % of its 95 % intervals when raters differ: %j', ({ items, raters, tasks, size }) => {
    const rng = createRng(`slopes ${items} ${size}`)
    const held = { scores: 0, slopes: 0 }
    const STUDIES = 250
    for (let study = 0; study < STUDIES; study++) {
      const drawn = Array.from({ length: items }, () => rng.normal())
      const centre = mean(drawn)!
      const unit = Math.sqrt(mean(drawn.map((score) => (score - centre) ** 2))!)
      const truth = drawn.map((score) => (score - centre) / unit)
      const slopes = Array.from({ length: raters }, () => 1.5 + 0.7 * rng.normal())
      const rankings = slopes.flatMap((slope, rater) =>
        Array.from({ length: tasks }, () => {
          const shown = rng.shuffle([...truth.keys()]).slice(0, size)
          const gumbel = () => -Math.log(-Math.log(rng.next() + 2 ** -33)) // makes every pair logistic
          return { rater, items: shown, ranks: shown.map((item) => -slope * truth[item]! - gumbel()) }
        }),
      )
      const fit = crowdBradleyTerry({ items, raters, rankings })
      held.scores += fit.scores.filter((score, i) => Math.abs(score - truth[i]!) < 1.96 * fit.standardErrors[i]!).length
      held.slopes += fit.reliabilities.filter((slope, r) => Math.abs(slope - slopes[r]!) < 1.96 * fit.reliabilityErrors[r]!).length
    }
    for (const share of [held.scores / (STUDIES * items), held.slopes / (STUDIES * raters)]) {
      expect(share).toBeGreaterThanOrEqual(0.93)
      expect(share).toBeLessThanOrEqual(0.97)
    }
  })

  it('does not follow a group with an order of its own when the gold speaks against it', () => {
    const { sample, truth, kinds } = simulateCrowd(createRng('captured'), { share: 0.4, kinds: ['constant'] }, 2)
    const unrelated = createRng('unrelated').shuffle(truth.map((_, item) => item))
    const rankings = sample.rankings.map((one) =>
      kinds[one.rater] === 'honest' ? one : { ...one, ranks: Array.from(one.items, (item) => unrelated[item]!) },
    )
    const fit = crowdBradleyTerry({ ...sample, rankings })
    expect(fit.evidence).toBe('gold')
    const withoutGold = crowdBradleyTerry({ ...sample, rankings: rankings.map(({ rater, items, ranks }) => ({ rater, items, ranks })) })
    expect(spearman(fit.scores, truth)!).toBeGreaterThan(spearman(withoutGold.scores, truth)!)
  })

  it('orders items as Bradley-Terry does when one rater compares pairs', () => {
    const wins = [
      [0, 5, 3, 7],
      [2, 0, 6, 4],
      [4, 3, 0, 5],
      [1, 2, 3, 0],
    ]
    const rankings = wins.flatMap((row, i) =>
      row.flatMap((count, j) => Array.from({ length: count }, () => ({ rater: 0, items: [i, j], ranks: [1, 2] }))),
    )
    const { scores } = crowdBradleyTerry({ items: 4, raters: 1, rankings })
    const plain = bradleyTerry({ items: 4, first: rankings.map(({ items }) => items[0]!), second: rankings.map(({ items }) => items[1]!) })
    if (plain.kind !== 'fit') throw new Error(plain.reason)
    expect(spearman(scores, plain.logWorths)).toBe(1)
  })

  it('gives finite scores and errors whatever the rankings', () => {
    fc.assert(
      fc.property(sample, (rankings) => {
        const fit = crowdBradleyTerry(rankings)
        for (const values of [fit.scores, fit.standardErrors, fit.reliabilities, fit.reliabilityErrors, fit.reliabilityPrior])
          for (const value of values) expect(Number.isFinite(value)).toBe(true)
        for (const error of [...fit.standardErrors, ...fit.reliabilityErrors]) expect(error).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  it('does not care about the order of the rankings', () => {
    fc.assert(
      fc.property(sample, ({ rankings }) => {
        const one = crowdBradleyTerry({ items: ITEMS, raters: RATERS, rankings })
        const other = crowdBradleyTerry({ items: ITEMS, raters: RATERS, rankings: [...rankings].reverse() })
        for (const [item, score] of one.scores.entries()) expect(score).toBeCloseTo(other.scores[item]!, 4)
      }),
    )
  })

  it('keeps the prior where there is no judgment: score 0 +- 1 of an item, reliability 1 +- 1 of a rater', () => {
    const fit = crowdBradleyTerry({ items: 1, raters: 0, rankings: [] })
    expect([...fit.scores, ...fit.standardErrors, ...fit.reliabilityPrior]).toEqual([0, 1, 1, 1])
    expect(fit.evidence).toBe('peers')
  })

  it('knows nothing of the difference of items that nothing links', () => {
    const rankings = [0, 2].map((item) => ({ rater: 0, items: [item, item + 1], ranks: [1, 2] }))
    const { covariance, scores } = crowdBradleyTerry({ items: 4, raters: 1, rankings })
    expect(covariance(0, 2)).toBe(0)
    expect(covariance(0, 1)).toBeCloseTo(-covariance(0, 0), 12)
    expect(scores[0]! + scores[1]!).toBeCloseTo(0, 12)
  })

  it.each<Partial<CrowdRanking>>([
    { rater: 1 },
    { items: [0, 2] },
    { items: [0, 0] },
    { items: [0] },
    { ranks: [1, Number.NaN] },
    { known: [1] },
    { known: [1, Number.NaN] },
  ])('refuses a ranking with %j', (wrong) => {
    const right = { rater: 0, items: [0, 1], ranks: [1, 2] }
    expect(() => crowdBradleyTerry({ items: 2, raters: 1, rankings: [{ ...right, ...wrong }] })).toThrow(InvalidSampleError)
  })
})

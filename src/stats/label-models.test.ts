import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CrowdLabels, crowdLabels } from './crowd-labels.ts'
import { dawidSkene } from './dawid-skene.ts'
import { InvalidSampleError } from './errors.ts'
import { glad } from './glad.ts'
import { likeliestClasses } from './likeliest-classes.ts'
import { majorityVote } from './majority-vote.ts'
import { oneCoinDawidSkene } from './one-coin-dawid-skene.ts'
import { pooledDawidSkene } from './pooled-dawid-skene.ts'
import { expectClose, readOracle } from './testing.ts'
import { wawa } from './wawa.ts'
import { zeroBasedSkill } from './zero-based-skill.ts'

type Shares = Record<string, Record<string, number>>
interface Input {
  rows_task_worker_label: [string, string, string][]
}
interface Sweeps {
  probas: Shares
  labels: Record<string, string>
  priors: Record<string, number>
}
interface Skills {
  skills: Record<string, number>
  labels: Record<string, string>
}
interface Expected {
  majority_vote: { probas: Shares }
  dawid_skene_1: Sweeps
  dawid_skene_10: Sweeps
  wawa: Skills
  zero_based_skill: Skills
  one_coin_ds_10: Skills
  glad_labels: Record<string, string>
}

const oracle = readOracle<Input, Expected>('crowd-aggregation')
const tables = oracle.filter(({ expected }) => 'majority_vote' in expected)

function expectShares(crowd: CrowdLabels, ours: Float64Array, theirs: Shares, tol: number): void {
  const { items, classes } = crowd
  items.forEach((item, i) => {
    classes.forEach((name, k) => {
      expectClose(ours[i * classes.length + k], theirs[item]![name] ?? 0, tol)
    })
  })
}

/** The likeliest class of each item, by name. */
function named({ items, classes }: CrowdLabels, shares: Float64Array): Record<string, string> {
  const likeliest = likeliestClasses(shares, classes.length)
  return Object.fromEntries(items.map((item, i) => [item, classes[likeliest[i]!]!]))
}

function expectSkills({ raters }: CrowdLabels, ours: Float64Array, theirs: Record<string, number>, tol: number): void {
  raters.forEach((rater, r) => {
    expectClose(ours[r], theirs[rater]!, tol)
  })
}

describe.each(tables)('label models equal $tool: $name', ({ input, expected, tol }) => {
  const crowd = crowdLabels(input.rows_task_worker_label)

  it('majority vote', () => expectShares(crowd, majorityVote(crowd), expected.majority_vote.probas, tol))

  it.each([1, 10] as const)('Dawid-Skene, sweeps: %i', (sweeps) => {
    const theirs = expected[`dawid_skene_${sweeps}`]
    const { posterior, priors } = dawidSkene(crowd, { maxSweeps: sweeps, tolerance: 0 })
    expectShares(crowd, posterior, theirs.probas, tol)
    expect(named(crowd, posterior)).toEqual(theirs.labels)
    crowd.classes.forEach((name, k) => {
      expectClose(priors[k], theirs.priors[name]!, tol)
    })
  })

  it('one-coin Dawid-Skene, 10 sweeps', () => {
    const { posterior, skills } = oneCoinDawidSkene(crowd, { maxSweeps: 10, tolerance: 0 })
    expectSkills(crowd, skills, expected.one_coin_ds_10.skills, tol)
    expect(named(crowd, posterior)).toEqual(expected.one_coin_ds_10.labels)
  })

  it('Wawa', () => {
    const { skills, shares } = wawa(crowd)
    expectSkills(crowd, skills, expected.wawa.skills, tol)
    expect(named(crowd, shares)).toEqual(expected.wawa.labels)
  })

  it('zero-based skill', () => expectSkills(crowd, zeroBasedSkill(crowd).skills, expected.zero_based_skill.skills, tol))

  it('GLAD', () => expect(named(crowd, glad(crowd).posterior)).toEqual(expected.glad_labels))
})

describe('dawidSkene', () => {
  it('reaches the published result for 45 patients and 5 anaesthetists', () => {
    const published = readOracle<Input, { marginals: number[]; labels: Record<string, string>; probas: Shares }>('crowd-aggregation').find(
      ({ expected }) => 'marginals' in expected,
    )!
    const crowd = crowdLabels(published.input.rows_task_worker_label)
    const { posterior, priors } = dawidSkene(crowd)
    expectShares(crowd, posterior, published.expected.probas, published.tol)
    expect(named(crowd, posterior)).toEqual(published.expected.labels)
    priors.forEach((prior, k) => {
      expectClose(prior, published.expected.marginals[k]!, published.tol)
    })
  })

  it('gains likelihood with every sweep until it stops', () => {
    const crowd = crowdLabels(tables[1]!.input.rows_task_worker_label)
    const likelihood = (sweeps: number) => dawidSkene(crowd, { maxSweeps: sweeps, tolerance: 0 }).logLikelihood
    for (let sweeps = 1; sweeps < 20; sweeps++) expect(likelihood(sweeps + 1)).toBeGreaterThanOrEqual(likelihood(sweeps) - 1e-6)
    expect(dawidSkene(crowd).sweeps).toBeLessThan(1000)
  })

  it.each([{ maxSweeps: 0 }, { maxSweeps: Number.POSITIVE_INFINITY }, { tolerance: -1 }])('refuses %j', (options) => {
    expect(() => dawidSkene(crowdLabels([['i', 'r', 'a']]), options)).toThrow(InvalidSampleError)
  })
})

const models: Record<string, (crowd: CrowdLabels) => Float64Array> = {
  majorityVote: (crowd) => majorityVote(crowd),
  wawa: (crowd) => wawa(crowd).shares,
  zeroBasedSkill: (crowd) => zeroBasedSkill(crowd).shares,
  oneCoinDawidSkene: (crowd) => oneCoinDawidSkene(crowd, { maxSweeps: 50 }).posterior,
  dawidSkene: (crowd) => dawidSkene(crowd, { maxSweeps: 50 }).posterior,
  glad: (crowd) => glad(crowd).posterior,
  pooledDawidSkene: (crowd) => pooledDawidSkene(crowd).posterior,
}
const name = fc.integer({ min: 0, max: 5 }).map(String)
const rows = fc.array(fc.tuple(name, name, fc.constantFrom('a', 'b', 'c')), { minLength: 1, maxLength: 40 })

describe.each(Object.entries(models))('%s', (_, shares) => {
  it('gives every item finite shares that sum to 1, whatever the labels', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const crowd = crowdLabels(list, { classes: ['a', 'b', 'c'] })
        const ours = shares(crowd)
        for (let i = 0; i < crowd.items.length; i++) {
          const row = [...ours.subarray(3 * i, 3 * i + 3)]
          for (const share of row) expect(share).toBeGreaterThanOrEqual(0)
          expect(row[0]! + row[1]! + row[2]!).toBeCloseTo(1, 9)
        }
      }),
      { numRuns: 50 },
    )
  })

  it('finds the truth that raters agree on', () => {
    const list = Array.from({ length: 30 }, (_, i) =>
      ['x', 'y', 'z'].map((rater) => [`${i}`, rater, i % 3 === 0 ? 'a' : 'b'] as const),
    ).flat()
    const crowd = crowdLabels(list)
    expect(Object.values(named(crowd, shares(crowd)))).toEqual(crowd.items.map((item) => (Number(item) % 3 === 0 ? 'a' : 'b')))
  })

  it('is content with one class', () => {
    expect([...shares(crowdLabels([['i', 'r', 'only']]))]).toEqual([1])
  })
})

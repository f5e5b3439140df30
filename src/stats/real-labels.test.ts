import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createRng } from '../core/rng.ts'
import { type CrowdLabels, crowdLabels } from './crowd-labels.ts'
import { dawidSkene } from './dawid-skene.ts'
import { likeliestClasses } from './likeliest-classes.ts'
import { majorityVote } from './majority-vote.ts'
import { pooledDawidSkene } from './pooled-dawid-skene.ts'
import { wawa } from './wawa.ts'

const file = (name: string) => new URL(`../../../shared/data/${name}`, import.meta.url)
const present = ['adultcontent2-labels.csv', 'adultcontent2-gold.csv', 'expected.json'].every((name) => existsSync(file(name)))
const classes = ['G', 'P', 'R', 'X']
const readRows = (name: string) =>
  readFileSync(file(name), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))
const readLabels = () => readRows('adultcontent2-labels.csv').map(([rater, item, label]) => [item!, rater!, label!] as const)

/** Accuracy and mean F1 of the classes on the items whose true class is known. */
function againstGold({ items }: CrowdLabels, shares: Float64Array): { accuracy: number; macroF1: number } {
  const likeliest = likeliestClasses(shares, classes.length)
  const itemIndex = new Map(items.map((name, index) => [name, index]))
  const pairs = readRows('adultcontent2-gold.csv')
    .filter(([item]) => itemIndex.has(item!))
    .map(([item, label]) => [classes.indexOf(label!), likeliest[itemIndex.get(item!)!]!] as const)
  const count = (test: (gold: number, ours: number) => boolean) => pairs.filter(([gold, ours]) => test(gold, ours)).length
  const f1 = classes.map((_, k) => {
    const hits = count((gold, ours) => gold === k && ours === k)
    return (2 * hits) / (count((gold) => gold === k) + count((_, ours) => ours === k))
  })
  return { accuracy: count((gold, ours) => gold === ours) / pairs.length, macroF1: f1.reduce((a, b) => a + b) / f1.length }
}

/** Mean log probability of labels by raters the model never saw: each as an average rater of the others would answer. */
function predictionOfOtherRaters(model: (crowd: CrowdLabels) => Float64Array): number {
  const rng = createRng('rater folds')
  const labels = readLabels()
  const heldOut = new Map([...new Set(labels.map(([, rater]) => rater))].map((rater) => [rater, rng.int(0, 4) === 0]))
  const crowd = crowdLabels(
    labels.filter(([, rater]) => !heldOut.get(rater)),
    { classes },
  )
  const posterior = model(crowd)
  const m = classes.length
  const answers = classes.map(() => classes.map(() => 0.1)) // [true][given], of the average rater
  crowd.items.forEach((_, item) => {
    for (let entry = crowd.starts[item]!; entry < crowd.starts[item + 1]!; entry++)
      for (let k = 0; k < m; k++) answers[k]![crowd.classOf[entry]!]! += posterior[item * m + k]!
  })
  const itemIndex = new Map(crowd.items.map((name, index) => [name, index]))
  const known = labels.filter(([item, rater]) => heldOut.get(rater) && itemIndex.has(item))
  const logs = known.map(([item, , label]) => {
    const row = itemIndex.get(item)! * m
    const given = classes.indexOf(label)
    const chance = answers.map((counts, k) => (posterior[row + k]! * counts[given]!) / counts.reduce((a, b) => a + b))
    return Math.log(chance.reduce((a, b) => a + b))
  })
  return logs.reduce((a, b) => a + b) / logs.length
}

describe.skipIf(!present)('92,721 labels of 825 raters (skipped where ../shared/data is missing)', () => {
  it.each([
    ['majority', majorityVote],
    ['wawa', (crowd: CrowdLabels) => wawa(crowd).shares],
    ['dawid_skene_10', (crowd: CrowdLabels) => dawidSkene(crowd, { maxSweeps: 2, tolerance: 0 }).posterior], // crowd-kit stops after 2
  ])('%s: accuracy and F1 equal the published reference results', (name, model) => {
    const { accuracy, macro_f1 } = JSON.parse(readFileSync(file('expected.json'), 'utf8')).adultcontent2
    const crowd = crowdLabels(readLabels(), { classes })
    const ours = againstGold(crowd, model(crowd))
    expect(ours.accuracy).toBeCloseTo(accuracy[name], 4)
    expect(ours.macroF1).toBeCloseTo(macro_f1[name], 4)
  })

  it('pooled Dawid-Skene predicts raters it never saw better than a vote and than Dawid-Skene, the reason to choose it', () => {
    const pooled = predictionOfOtherRaters((crowd) => pooledDawidSkene(crowd).posterior)
    expect(pooled).toBeGreaterThan(predictionOfOtherRaters(majorityVote))
    expect(pooled).toBeGreaterThan(predictionOfOtherRaters((crowd) => dawidSkene(crowd).posterior))
  })

  it('pooled Dawid-Skene, converged, agrees with the gold labels better than crowd-kit stopped early', () => {
    const crowd = crowdLabels(readLabels(), { classes })
    const { accuracy, macroF1 } = againstGold(crowd, pooledDawidSkene(crowd).posterior)
    expect(accuracy).toBeGreaterThanOrEqual(0.765)
    expect(macroF1).toBeGreaterThanOrEqual(0.66)
  })
})

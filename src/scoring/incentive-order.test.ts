import { describe, expect, it } from 'vitest'
import { createRng, type Rng } from '../core/rng.ts'
import { mean } from '../stats/mean.ts'
import { rankData } from '../stats/rank-data.ts'
import { spearman } from '../stats/spearman.ts'
import { dojoRecipe } from './dojo-recipe.ts'
import { scoreReplies } from './score-replies.ts'
import { type SkillEntry, skillPosterior } from './skill-posterior.ts'
import { noDependence } from './testing.ts'
import { constructionTruth } from './truth.ts'

const TASKS = 200
const RUNS = 12
/** One honest judge then reaches a Spearman of .45-.5 with the truth on four items, as one person does with the mean of 38 others on web UIs. */
const NOISE = 2.1

/** As many as a task may have. */
const behaviours = [...Array.from({ length: 9 }, () => 'honest' as const), 'careless', 'random', 'constant'] as const
type Behaviour = (typeof behaviours)[number]

/** How good each item looks to a judge; higher = better. */
function impression(behaviour: Behaviour, truth: readonly number[], rng: Rng): number[] {
  if (behaviour === 'constant') return truth.map(() => 0)
  const guess = behaviour === 'random' || (behaviour === 'careless' && rng.next() < 0.5)
  return truth.map((rank) => (guess ? 2 * rng.normal() : 2.5 - rank + NOISE * rng.normal()))
}

/** One network: every judge judges every task and is weighed, as a peer, by what it has shown so far. */
function run(seed: string) {
  const rng = createRng(seed)
  const names = behaviours.map((behaviour, i) => `${behaviour}-${i}`)
  const scores: number[][] = behaviours.map(() => [])
  const entries: SkillEntry[] = []
  const honestWithTruth: number[] = []
  for (let task = 0; task < TASKS; task++) {
    const truth = rng.shuffle([1, 2, 3, 4])
    const seen = behaviours.map((behaviour) => impression(behaviour, truth, rng))
    const values = seen.map((items) => rankData(items.map((item) => -item)))
    honestWithTruth.push(spearman(values[0]!, truth)!)
    const skills = skillPosterior(entries, { ...dojoRecipe.skill, epoch: 0 })
    const replies = scoreReplies({
      raters: names,
      values,
      grades: seen.map((items) => items.map((item) => Math.max(1, Math.min(10, Math.round(5.5 + item))))),
      gradeScale: { min: 1, max: 10 },
      truth: constructionTruth(truth),
      reliability: names.map((name) => skills.of({ miner: name, worker: name, domain: 'any' }).mean),
      dependence: noDependence(names.length),
      more: false,
      recipe: dojoRecipe,
    })
    for (const [i, { value, evidence }] of replies.scores.entries()) {
      scores[i]!.push(value)
      entries.push({ miner: names[i]!, worker: names[i]!, domain: 'any', epoch: 0, value, evidence })
    }
  }
  const totals = (behaviour: Behaviour) => scores.filter((_, i) => behaviours[i] === behaviour).map(sum)
  return { scores, honestWithTruth, totals }
}

const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0)

describe(`a network of simulated judges, ${TASKS} tasks of four items, ${RUNS} runs`, () => {
  const runs = Array.from({ length: RUNS }, (_, i) => run(`incentive-order/${i}`))
  const meanOf = (behaviour: Behaviour) => mean(runs.flatMap(({ totals }) => totals(behaviour)))! / TASKS

  it('is as noisy as people: an honest judge alone has a Spearman of .45 to .5 with the truth', () => {
    const rho = mean(runs.flatMap(({ honestWithTruth }) => honestWithTruth))!
    expect(rho > 0.45 && rho < 0.5).toBe(true)
  })

  it('pays skill: honest clearly above careless, careless at about half of that, random next to nothing', () => {
    expect(meanOf('honest')).toBeGreaterThan(0.2) // the gate withholds a part
    const share = meanOf('careless') / meanOf('honest')
    expect(share > 0.4 && share < 0.6).toBe(true)
    expect(Math.abs(meanOf('random'))).toBeLessThan(0.05 * meanOf('honest'))
  })

  it('pays a constant answer exactly nothing, in every task', () => {
    const constant = behaviours.indexOf('constant')
    expect(new Set(runs.flatMap(({ scores }) => scores[constant]!))).toEqual(new Set([0]))
  })

  it('has every honest judge above the careless one, and that above random and constant, in at least 90 % of runs', () => {
    const ordered = runs.filter(({ totals }) => {
      const [careless] = totals('careless') as [number]
      return Math.min(...totals('honest')) > careless && careless > Math.max(0, ...totals('random'))
    })
    expect(ordered.length).toBeGreaterThanOrEqual(0.9 * RUNS)
  })
})

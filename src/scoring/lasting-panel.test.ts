import { describe, expect, it } from 'vitest'
import { createRng } from '../core/rng.ts'
import { rankData } from '../stats/rank-data.ts'
import { dojoRecipe } from './dojo-recipe.ts'
import { ledgerPay } from './ledger-pay.ts'
import { scoreReplies } from './score-replies.ts'
import { type SkillEntry, skillPosterior } from './skill-posterior.ts'
import { sumWindow } from './sum-window.ts'
import { noDependence } from './testing.ts'
import { constructionTruth } from './truth.ts'

/** One honest judge then reaches a Spearman of .45-.5 with the truth on four items. */
const NOISE = 2.1
const TASKS = 60
const options = { ...dojoRecipe.skill, epoch: 0 }

/** Judges of one panel that stays together: of every other task the order is known. */
function workTogether(seed: string, honest: number, reversed: number) {
  const rng = createRng(seed)
  const names = [...Array.from({ length: honest }, (_, i) => `honest ${i}`), ...Array.from({ length: reversed }, (_, i) => `reversed ${i}`)]
  const entries: SkillEntry[] = []
  for (let task = 0; task < TASKS; task++) {
    const real = rng.shuffle([1, 2, 3, 4])
    const values = names.map((name) => {
      const side = name.startsWith('honest') ? 1 : -1
      return rankData(real.map((rank) => side * rank + NOISE * rng.normal()))
    })
    const book = skillPosterior(entries, options)
    const { scores } = scoreReplies({
      raters: names,
      values,
      grades: values.map((ranks) => ranks.map((rank) => 10 - rank)),
      gradeScale: { min: 1, max: 10 },
      truth: task % 2 === 0 ? constructionTruth(real) : undefined,
      reliability: names.map((name) => book.of({ miner: name, worker: name, domain: 'any' }).mean),
      dependence: noDependence(names.length),
      more: false,
      recipe: dojoRecipe,
    })
    for (const [i, { value, evidence }] of scores.entries())
      entries.push({ miner: names[i]!, worker: names[i]!, domain: 'any', epoch: 0, value, evidence })
  }
  const book = skillPosterior(entries, options)
  const sums = sumWindow(
    entries.filter(({ evidence }) => evidence > 0),
    { epoch: 0, window: 1 },
  )
  const pay = ledgerPay(sums, { ...dojoRecipe.ledger, spread: dojoRecipe.skill.spread })
  return names.map((name) => ({
    name,
    skill: book.of({ miner: name, worker: name, domain: undefined }),
    proven: pay.get(name)?.proven ?? 0,
  }))
}

describe('judges who answer the wrong way round, in a panel that lasts', () => {
  // All four, or most of the twelve that an uncertain task may have: the others then never agree with the known order.
  it.each([
    [0, 4],
    [1, 3],
    [5, 7],
  ])('are found by the known orders alone beside %i honest ones, where they are %i', (honest, reversed) => {
    for (const seed of ['a', 'b', 'c']) {
      const judges = workTogether(`${seed}/${honest}`, honest, reversed)
      const against = judges.filter(({ name }) => name.startsWith('reversed'))
      expect(against.map(({ proven }) => proven)).toEqual(Array(reversed).fill(0))
      expect(Math.max(...against.map(({ skill }) => skill.mean))).toBeLessThan(0)
      expect(against.filter(({ skill }) => skill.standing === 'suspended').length).toBeGreaterThan(reversed / 2)
      for (const { name, skill } of judges) if (name.startsWith('honest')) expect(skill.mean).toBeGreaterThan(0.15)
    }
  })
})

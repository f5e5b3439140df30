import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareRecipes } from './compare-recipes.ts'
import { promptingRecipe } from './prompting-recipe.ts'
import { anAnsweredTask, anExaminedAnswer, byMiner, minerOf } from './testing.ts'

const unit = fc.double({ min: 0, max: 1, noNaN: true })
const items = fc.array(
  fc.array(fc.record({ correctness: unit, style: unit, text: fc.nat(4) }), { minLength: 4, maxLength: 4 }).map((answers) => ({
    task: anAnsweredTask(),
    answers: byMiner(answers.map(({ text, ...measured }) => anExaminedAnswer({ ...measured, answer: `answer ${text}` }))),
  })),
  { minLength: 1, maxLength: 5 },
)

describe('compareRecipes', () => {
  it('row 23: moves nobody where nothing changes, and ranks only by what the recipes weigh', () => {
    fc.assert(
      fc.property(items, unit, (stored, style) => {
        const same = compareRecipes(stored, promptingRecipe, promptingRecipe)
        for (const { gained } of same.miners) expect(gained).toBe(0)
        const other = { ...promptingRecipe, version: 'other', style: 0.2 * style }
        const forth = compareRecipes(stored, promptingRecipe, other)
        const back = compareRecipes(stored, other, promptingRecipe)
        expect(forth.miners.reduce((sum, { gained }) => sum + gained, 0)).toBeCloseTo(0, 9)
        for (const { miner, gained } of forth.miners) expect(back.miners.find((one) => one.miner === miner)!.gained).toBe(-gained || 0)
      }),
    )
  })

  it('row 23: says who would gain and who would lose if style were not paid', () => {
    const plain = anExaminedAnswer({ answer: 'plain', correctness: 1, style: 0 })
    const stylish = anExaminedAnswer({ answer: 'stylish', correctness: 0.9, style: 1 })
    const stored = [{ task: anAnsweredTask(), answers: byMiner([plain, stylish]) }]
    const { miners, before, after, tasks } = compareRecipes(stored, promptingRecipe, { ...promptingRecipe, style: 0 })
    expect(tasks).toBe(1)
    expect(before.hash).not.toBe(after.hash)
    expect(miners.map(({ miner, gained }) => [miner, gained])).toEqual([
      [minerOf(1), -1],
      [minerOf(0), 1],
    ])
  })
})

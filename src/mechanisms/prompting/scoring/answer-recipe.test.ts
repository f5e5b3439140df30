import { expect, it } from 'vitest'
import { AnswerRecipe } from './answer-recipe.ts'
import { promptingRecipe } from './prompting-recipe.ts'

it('reads a recipe of before judges and copied mistakes, as if it said what is usual', () => {
  const { copies: _, meaning: __, ...earlier } = promptingRecipe
  expect(AnswerRecipe.parse(earlier)).toEqual(promptingRecipe)
})

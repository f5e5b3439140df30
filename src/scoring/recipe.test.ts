import { describe, expect, it } from 'vitest'
import { dojoRecipe } from './dojo-recipe.ts'
import { recipeHash, ScoringRecipe } from './recipe.ts'

describe('ScoringRecipe', () => {
  it('accepts the default recipe, in which ground truth outweighs peers', () => {
    expect(ScoringRecipe.parse(dojoRecipe)).toEqual(dojoRecipe)
    const truth = dojoRecipe.components.filter(({ metric }) => metric.startsWith('truth'))
    expect(truth.reduce((sum, { weight }) => sum + weight, 0)).toBeGreaterThan(0.5)
  })

  it('refuses weights that do not sum to 1, a metric twice and an unknown metric', () => {
    const components = (...list: [string, number][]) => ({
      ...dojoRecipe,
      components: list.map(([metric, weight]) => ({ metric, weight })),
    })
    expect(ScoringRecipe.safeParse(components(['peer-icc', 0.5])).success).toBe(false)
    expect(ScoringRecipe.safeParse(components(['peer-icc', 0.5], ['peer-icc', 0.5])).success).toBe(false)
    expect(ScoringRecipe.safeParse(components(['cosine', 1])).success).toBe(false)
  })
})

describe('recipeHash', () => {
  it('does not depend on the order of keys and changes with any number', () => {
    const turned = Object.fromEntries(Object.entries(dojoRecipe).toReversed()) as ScoringRecipe
    expect(recipeHash(turned)).toBe(recipeHash(dojoRecipe))
    expect(recipeHash({ ...dojoRecipe, minPeers: 3 })).not.toBe(recipeHash(dojoRecipe))
    expect(recipeHash(dojoRecipe)).toMatch(/^[0-9a-f]{64}$/)
  })
})

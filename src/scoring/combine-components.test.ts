import { describe, expect, it } from 'vitest'
import { dojoRecipe } from './dojo-recipe.ts'
import { leaderboardTruth } from './leaderboard-truth.ts'
import type { Replies } from './replies.ts'
import { scoreReplies } from './score-replies.ts'
import { agreeing, someReplies } from './testing.ts'
import { constructionTruth } from './truth.ts'

const firstScore = (overrides: Partial<Replies>) => scoreReplies(someReplies(overrides)).scores[0]!
/** A recipe under which nobody has enough peers. */
const lonely = { ...dojoRecipe, minPeers: 99 }

describe('combineComponents, in a score', () => {
  it('hands the weight of absent metrics on: without trusted peers the truth carries everything in proportion', () => {
    const { components, value, evidence } = firstScore({ values: [[2, 1, 3, 4], ...agreeing(3)], recipe: lonely })
    expect(Object.fromEntries(components.map(({ metric, weight }) => [metric, weight]))).toEqual({
      'truth-spearman': expect.closeTo(4 / 7, 12),
      'truth-distance': expect.closeTo(3 / 7, 12),
      'peer-spearman': 0,
      'peer-kappa': 0,
      'peer-icc': 0,
    })
    expect(value).toBeCloseTo((4 * 0.8 + 3 * 0.6) / 7, 12) // distance 2 where 5 is expected: 1 - 2 / 5
    expect(evidence).toBeCloseTo(1, 12)
  })

  it('hands what a vague truth loses on to the peers, and pays less where there are none', () => {
    const vague = { ...constructionTruth([1, 2, 3, 4]), certainty: 0.5 }
    const shared = firstScore({ values: agreeing(5), truth: vague })
    const truthShare = shared.components.reduce((sum, { metric, weight }) => (metric.startsWith('truth') ? sum + weight : sum), 0)
    expect(truthShare).toBeCloseTo(0.35, 12)
    expect(shared.evidence).toBeCloseTo(0.35 + 0.3 * 0.65, 12)
    expect(shared.value).toBeCloseTo(1, 12)
    expect(firstScore({ values: agreeing(5), truth: vague, recipe: lonely }).value).toBeCloseTo(0.5, 12)
  })

  it('takes a leaderboard for a distribution: who cannot be told apart there counts less', () => {
    const board = (uncertainty: number) => leaderboardTruth([1300, 1250, 1200, 1150].map((score) => ({ score, uncertainty })))
    const share = (uncertainty: number) =>
      firstScore({ values: agreeing(6), truth: board(uncertainty) }).components.find(({ metric }) => metric === 'truth-spearman')!.weight
    expect(share(0)).toBeCloseTo(0.4, 12)
    expect(share(100)).toBeLessThan(share(25))
    expect(share(25)).toBeLessThan(share(0))
  })
})

import { describe, expect, it } from 'vitest'
import { createRng } from '../../core/rng.ts'
import { rankData } from '../../stats/rank-data.ts'
import { deviations } from '../deviations.ts'
import { COLLUSION_RULE } from './collusion-bar.ts'
import { collusionWords } from './collusion-words.ts'
import { findCollusion, type ObservedReply } from './find-collusion.ts'
import { placeMarks } from './place-marks.ts'

const PEOPLE = ['ann', 'ben', 'cleo', 'dan', 'eve', 'finn']

/** All judge all tasks, each in an order of its own; `answer` may give somebody other ranks than it would have given. */
function judged(
  seed: string,
  tasks: number,
  answer: (who: string, own: number[], all: ReadonlyMap<string, number[]>, orderOf: (who: string) => number[]) => number[],
): ObservedReply[] {
  const rng = createRng(seed)
  return Array.from({ length: tasks }, (_, n) => {
    const seen = new Map(PEOPLE.map((who) => [who, rankData([3, 2, 1, 0].map((quality) => -quality - 1.5 * rng.normal()))]))
    const orders = new Map(PEOPLE.map((who) => [who, rng.shuffle([0, 1, 2, 3])]))
    const values = PEOPLE.map((who) => answer(who, seen.get(who)!, seen, (other) => orders.get(other)!))
    const own = deviations({ values, reference: [1, 2, 3, 4] })
    return PEOPLE.map((rater, index) => ({
      task: `task-${n}`,
      rater,
      deviation: own[index]!,
      shownRanks: orders.get(rater)!.map((item) => values[index]![item]!),
      receivedMs: n * 1_000_000 + (rater < 'c' ? 0 : rng.int(0, 500_000)),
    }))
  }).flat()
}

const flagged = (replies: readonly ObservedReply[]) =>
  findCollusion(replies)
    .filter(({ found }) => found)
    .map(({ a, b }) => `${a} ${b}`)

describe('findCollusion', () => {
  it('finds who copies, and nobody else, though two others hand in at the same moment every time', () => {
    const replies = judged('copies', 24, (who, own, all) => (who === 'finn' || who === 'eve' ? all.get('dan')! : own))
    expect(flagged(replies)).toEqual(['dan eve', 'dan finn', 'eve finn'])
    const friends = findCollusion(replies).find(({ a, b }) => a === 'ann' && b === 'ben')!
    expect(friends.timing.odds).toBeGreaterThan(Math.log(1e6))
    expect(friends.odds).toBeLessThan(Math.log(100))
  })

  it('finds who copies places on the screen, which the items do not show', () => {
    const replies = judged('places', 24, (who, own, all, orderOf) => {
      if (who !== 'finn') return own
      const copied = all.get('dan')!
      return own.map((_, item) => copied[orderOf('dan')[orderOf('finn').indexOf(item)]!]!)
    })
    expect(flagged(replies)).toEqual(['dan finn'])
    const [finding] = findCollusion(replies).filter(({ found }) => found)
    expect(finding!.positions.odds).toBeGreaterThan(finding!.answers.odds)
    expect(collusionWords(finding!)).toContain('the same places on the screen')
  })

  it('takes no habit for company: two who always rank by place are bad judges, not one', () => {
    const byPlace = (orderOf: (who: string) => number[], who: string) => [0, 1, 2, 3].map((item) => orderOf(who).indexOf(item) + 1)
    expect(flagged(judged('habit', 24, (who, own, _, orderOf) => (who > 'dan' ? byPlace(orderOf, who) : own)))).toEqual([])
  })

  it('says nothing after fewer shared tasks than the rule asks for', () => {
    expect(findCollusion(judged('few', COLLUSION_RULE.leastShared - 1, (_, own, all) => all.get('ann') ?? own))).toEqual([])
  })

  it('asks for more where more tasks are shared, because taste adds up too', () => {
    const barAfter = (tasks: number) => findCollusion(judged('bar', tasks, (_, own) => own))[0]!.bar / Math.LN10
    expect(barAfter(20)).toBeCloseTo(7, 12)
    expect(barAfter(50)).toBeCloseTo(10, 12)
  })
})

describe('placeMarks', () => {
  it('say nothing of who ties everything, and nothing of who always does the same', () => {
    const replies = ['t1', 't2'].flatMap((task) => [
      { task, rater: 'tied', shownRanks: [1, 1, 1] },
      { task, rater: 'habit', shownRanks: [1, 2, 3] },
    ])
    expect(placeMarks(replies).map(({ mark }) => mark)).toEqual([[], [], [], []])
  })
})

import { describe, expect, it } from 'vitest'
import { createRng } from '../../core/rng.ts'
import { betOn } from './bet-on.ts'
import { COLLUSION_RULE, collusionBar } from './collusion-bar.ts'
import { findCircles } from './find-circles.ts'
import type { Mark } from './likeness-tables.ts'
import { type PairOdds, pairOdds } from './pair-odds.ts'
import { sameDirection } from './same-direction.ts'

/** Tasks that four of all names are drawn for; who belongs to the ring leaves the same mark. */
function someMarks(seed: string, { tasks, alone, ring }: { tasks: number; alone: number; ring: number }): Mark[] {
  const rng = createRng(seed)
  const mark = () => [rng.normal(), rng.normal()]
  const names = [
    ...Array.from({ length: alone }, (_, rater) => `alone-${rater}`),
    ...Array.from({ length: ring }, (_, rater) => `ring-${rater}`),
  ]
  return Array.from({ length: tasks }, (_, n) => {
    const shared = mark()
    const drawn = rng.shuffle(names).slice(0, 4)
    return drawn.map((rater) => ({ task: `t${n}`, rater, mark: rater.startsWith('ring') ? shared : mark() }))
  }).flat()
}

const pairsOf = (marks: readonly Mark[]) => pairOdds(marks, sameDirection)
const ofRing = (size: number) => Array.from({ length: size }, (_, rater) => `ring-${rater}`)

describe('findCircles', () => {
  it('finds a ring whole of which no two share ten tasks, and nobody else', () => {
    const pairs = pairsOf(someMarks('eight', { tasks: 500, alone: 32, ring: 8 }))
    const inside = pairs.filter(({ a, b }) => a.startsWith('ring') && b.startsWith('ring'))
    expect(Math.max(...inside.map(({ tasks }) => tasks.length))).toBeLessThan(COLLUSION_RULE.leastShared)
    const circles = findCircles(pairs)
    expect(circles.map(({ members }) => members)).toEqual([ofRing(8)])
    expect(circles[0]!.links).toHaveLength(7)
  })

  it('finds none among 40 people who answer alone, in 25 windows of theirs', () => {
    const found = Array.from({ length: 25 }, (_, n) => findCircles(pairsOf(someMarks(`alone ${n}`, { tasks: 400, alone: 40, ring: 0 }))))
    expect(found.flat()).toEqual([])
  })

  it('asks for the bar of a pair, times how many more circles of that size there are than pairs, and k (k - 1) for the choice of k', () => {
    const [circle] = findCircles(pairsOf(someMarks('bar', { tasks: 500, alone: 26, ring: 4 })))
    expect(circle!.members).toEqual(ofRing(4))
    expect(circle!.bar).toBeCloseTo(collusionBar(circle!.tasks) + Math.log((27405 / 435) * 4 * 3), 9) // 30 over 4, 30 over 2
  })

  it('finds a ring beside a larger one whose many sure pairs come first', () => {
    const rng = createRng('beside')
    const mark = () => [rng.normal(), rng.normal()]
    const decoys = Array.from({ length: 16 }, (_, rater) => `decoy-${rater}`)
    const everybody = [...ofRing(8), ...decoys, ...Array.from({ length: 30 }, (_, rater) => `alone-${rater}`)]
    const drawn = (names: readonly string[], prefix: string, count: number): Mark[] =>
      Array.from({ length: count }, (_, n) => {
        const shared: Record<string, number[]> = { ring: mark(), decoy: mark() }
        const four = rng.shuffle(names).slice(0, 4)
        return four.map((rater) => ({ task: `${prefix}${n}`, rater, mark: shared[rater.split('-')[0]!] ?? mark() }))
      }).flat()
    const found = findCircles(pairsOf([...drawn(everybody, 't', 1300), ...drawn(decoys, 'd', 300)])).map(({ members }) => members)
    expect(found).toContainEqual(ofRing(8))
    expect(found).toContainEqual(decoys.toSorted())
  })

  it('does not join two rings of which two once agreed by chance', () => {
    const pair = (names: string, count: number): PairOdds => {
      const [a, b] = [...names] as [string, string]
      const tasks = Array.from({ length: count }, (_, n) => ({ task: `${names}-${n}`, likeness: 1, expected: 0.2 }))
      return { a, b, odds: betOn(tasks.map(({ likeness, expected }) => likeness / expected)), shared: tasks.length, tasks }
    }
    const within = (ring: string) => [...ring].flatMap((a) => [...ring].flatMap((b) => (a < b ? [pair(a + b, 4)] : [])))
    const others = Array.from({ length: 30 }, (_, n) => ({ ...pair('xy', 1), a: `other-${n}`, b: `other-${n + 1}` }))
    const circles = findCircles([...within('abcd'), ...within('efgh'), pair('de', 4), ...others])
    expect(circles.map(({ members }) => members.join('')).sort()).toEqual(['abcd', 'efgh'])
  })

  it('keeps apart who is known to be two', () => {
    const apart = (a: string, b: string) => [a, b].sort().join(' ') === 'ring-0 ring-1'
    const circles = findCircles(pairsOf(someMarks('eight', { tasks: 500, alone: 32, ring: 8 })), apart)
    expect(circles.length).toBeGreaterThan(0)
    expect(circles.filter(({ members }) => members.includes('ring-0') && members.includes('ring-1'))).toEqual([])
  })

  it('gives the same in whatever order replies come', () => {
    const marks = someMarks('order', { tasks: 300, alone: 20, ring: 6 })
    expect(findCircles(pairsOf(createRng('shuffle').shuffle(marks)))).toEqual(findCircles(pairsOf(marks)))
  })

  it('leaves two to their own odds', () => {
    expect(findCircles(pairsOf(someMarks('two', { tasks: 400, alone: 10, ring: 2 })))).toEqual([])
  })
})

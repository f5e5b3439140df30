import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRng } from '../../core/rng.ts'
import { composeRound } from './compose-round.ts'
import { dealRound } from './deal-round.ts'
import { designAssignment } from './design-assignment.ts'
import { expectMeetings } from './expect-meetings.ts'
import { judgeSeats, MOST_SEATS } from './judge-seats.ts'
import { leastPairOverlap } from './least-pair-overlap.ts'
import { measureAssignment } from './measure-assignment.ts'
import { playRounds } from './play-rounds.ts'

const names = (count: number) => Array.from({ length: count }, (_, index) => `m${index}`)
const oneSeatEach = (count: number) => names(count).map((miner) => ({ miner, seats: 1 }))
const seed = fc.string({ maxLength: 6 })

const usual = { redundancy: 4, overlap: 20, tasksPerEpoch: 100, window: 8 }

/** Every size at 100 tasks an epoch; few tasks and many are the hard cases, so every size of small networks and some of large ones. */
const sizes = [
  { input: usual, among: () => true },
  { input: { ...usual, tasksPerEpoch: 12 }, among: (miners: number) => miners <= 100 || miners % 50 === 3 },
  { input: { ...usual, tasksPerEpoch: 500 }, among: (miners: number) => miners >= 10 && miners % 89 < 2 },
  { input: { ...usual, redundancy: 3, overlap: 30 }, among: (miners: number) => miners <= 40 || miners % 97 === 5 },
  { input: { ...usual, redundancy: 6, overlap: 30 }, among: (miners: number) => miners <= 40 || miners % 97 === 5 },
].map(({ input, among }) => ({ ...input, all: names(1000).flatMap((_, index) => (among(index + 1) ? [index + 1] : [])) }))

describe('the assignment of every network of 1 to 1,000 miners', () => {
  it.each(sizes)(
    'keeps its promises at $tasksPerEpoch tasks an epoch, $redundancy raters and overlap $overlap: raters, overlap, connection, loads',
    ({ all, ...input }) => {
      const broken = []
      for (const miners of all) {
        const design = designAssignment({ ...input, miners })
        const raters = playRounds(design, oneSeatEach(miners), { tasks: Math.max(design.windowTasks, design.roundTasks), seed: 'secret' })
        const figures = measureAssignment(raters.slice(0, design.windowTasks), names(miners))
        const { fewestRaters, mostRaters, mostShared, leastLoad, mostLoad } = figures
        const wholeRounds = Math.max(1, Math.floor(design.windowTasks / design.roundTasks)) * design.roundTasks
        const { components } = measureAssignment(raters.slice(0, wholeRounds), names(miners))
        const everybodySat = design.roundTasks * (miners / design.seated) <= design.windowTasks
        const holds =
          fewestRaters === Math.min(input.redundancy, miners) &&
          mostRaters === fewestRaters &&
          mostShared <= design.needed + input.overlap &&
          components === 1 &&
          (leastLoad > 0 || !everybodySat) &&
          mostLoad - leastLoad <= design.block + 2 * Math.ceil(design.windowTasks / design.roundTasks)
        if (!holds) broken.push({ miners, design, figures })
      }
      expect(broken).toEqual([])
    },
  )

  it('is another one under another secret, and the same under the same', () => {
    const design = designAssignment({ ...usual, miners: 100 })
    const play = (secret: string) => playRounds(design, oneSeatEach(100), { tasks: 200, seed: secret })
    expect(play('one')).toEqual(play('one'))
    expect(play('two')).not.toEqual(play('one'))
  })

  it('gives everybody a turn in time, and the same number of turns, however long it runs', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 30 }), seed, (miners, tasksPerEpoch, secret) => {
        const design = designAssignment({ miners, redundancy: 4, overlap: 20, tasksPerEpoch, window: 8 })
        const turn = Math.ceil(miners / design.seated) * design.roundTasks
        const figures = measureAssignment(playRounds(design, oneSeatEach(miners), { tasks: turn, seed: secret }), names(miners))
        expect(figures.leastLoad).toBeGreaterThan(0)
      }),
      { numRuns: 60 },
    )
  })

  it('asks min(k, n) different miners about every task, however uneven their seats are', () => {
    const uneven = fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 1, maxLength: 30 })
    const few = fc.integer({ min: 1, max: 5 })
    fc.assert(
      fc.property(uneven, few, fc.integer({ min: 1, max: 60 }), few, seed, (seatsOf, redundancy, tasksPerEpoch, window, secret) => {
        const design = designAssignment({ miners: seatsOf.length, seatsOf, redundancy, overlap: 10, tasksPerEpoch, window })
        const miners = seatsOf.map((seats, index) => ({ miner: `m${index}`, seats }))
        const raters = playRounds(design, miners, { tasks: 4 * design.roundTasks, seed: secret })
        for (const judges of raters) {
          expect(judges).toHaveLength(Math.min(redundancy, seatsOf.length))
          expect(new Set(judges).size).toBe(judges.length)
        }
      }),
    )
  })

  it('opens no more panels than have k different miners each', () => {
    const panels = (seatsOf: number[]) => designAssignment({ ...usual, miners: seatsOf.length, seatsOf }).groups
    expect([panels([8, 1, 1, 1]), panels([8, 8, 8, 8]), panels([2, 2, 2, 1, 1]), panels([8, 2, 1, 1, 1, 1, 1])]).toEqual([1, 8, 2, 2])
  })

  it('shows enough responses that the tasks two may share tell copies from taste', () => {
    const responses = (miners: number, overlap: number) => designAssignment({ ...usual, miners, overlap }).responses
    expect([responses(200, 20), responses(200, 40), responses(200, 10), responses(4, 20)]).toEqual([4, 3, 6, 3])
  })

  it.each([
    { miners: 0 },
    { redundancy: 0 },
    { overlap: 1.5 },
    { tasksPerEpoch: Number.NaN },
    { window: -1 },
    { seatsOf: [1, 0, 1, 1, 1] },
  ])('cannot be designed for %o', (wrong) =>
    expect(() => designAssignment({ ...usual, miners: 5, ...wrong })).toThrow(/assignment: expected a whole number >= 1/),
  )
})

describe('leastPairOverlap', () => {
  it.each([
    // Balanced incomplete block designs reach it: (v, b, k, lambda) = Fano plane, affine plane of order 3, biplane, all pairs.
    { miners: 7, items: 7, raters: 3, least: 1 },
    { miners: 9, items: 12, raters: 3, least: 1 },
    { miners: 11, items: 11, raters: 5, least: 2 },
    { miners: 6, items: 15, raters: 2, least: 1 },
    { miners: 4, items: 20, raters: 4, least: 20 },
    { miners: 3, items: 20, raters: 5, least: 20 },
    { miners: 1, items: 20, raters: 4, least: 0 },
  ])('is what a design of $miners miners and $items items by $raters must reach', ({ least, ...input }) => {
    expect(leastPairOverlap(input)).toBe(least)
  })

  it('is reached or surpassed by any assignment with equal loads or not', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 12 }),
        fc.integer({ min: 2, max: 5 }),
        fc.integer({ min: 1, max: 40 }),
        seed,
        (miners, k, items, secret) => {
          const rng = createRng(secret)
          const raters = Array.from({ length: items }, () => rng.shuffle(names(miners)).slice(0, k))
          const { mostShared } = measureAssignment(raters, names(miners))
          expect(mostShared).toBeGreaterThanOrEqual(leastPairOverlap({ miners, items, raters: k }))
        },
      ),
    )
  })
})

describe('composeRound', () => {
  const aRound = fc.record({
    seats: fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 1, maxLength: 40 }),
    open: fc.integer({ min: 1, max: 12 }),
    seated: fc.integer({ min: 1, max: 60 }),
    secret: seed,
  })
  const judgesOf = (seats: readonly number[]) => seats.map((own, index) => ({ miner: `m${index}`, seats: own, served: 0 }))

  it('seats nobody twice in one panel, nobody beyond its seats, and as many as it says', () => {
    fc.assert(
      fc.property(aRound, ({ seats, open, seated, secret }) => {
        const { panels } = composeRound(judgesOf(seats), { open, seated, met: () => 0, rng: createRng(secret) })
        expect(panels.length).toBeLessThanOrEqual(open)
        for (const panel of panels) expect(new Set(panel).size).toBe(panel.length)
        const counts = Map.groupBy(panels.flat(), (miner) => miner)
        for (const [miner, own] of counts) expect(own.length).toBeLessThanOrEqual(seats[Number(miner.slice(1))]!)
        const usable = seats.reduce((sum, own) => sum + Math.min(own, open), 0)
        expect(panels.flat()).toHaveLength(Math.min(seated, usable))
      }),
    )
  })

  it('serves everybody in proportion to its seats, over many rounds and whoever comes late', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 8, maxLength: 20 }), seed, (seats, secret) => {
        const served = new Map(seats.map((_, index) => [`m${index}`, 0]))
        const turns = new Map<string, number>()
        for (let round = 0; round < 60; round++) {
          const judges = judgesOf(seats).map((judge) => ({ ...judge, served: served.get(judge.miner)! }))
          const composed = composeRound(judges, { open: 4, seated: 8, met: () => 0, rng: createRng(`${secret}/${round}`) })
          for (const [miner, value] of composed.served) served.set(miner, value)
          for (const miner of composed.panels.flat()) turns.set(miner, (turns.get(miner) ?? 0) + 1)
        }
        const rates = seats.map((own, index) => (turns.get(`m${index}`) ?? 0) / own)
        expect(Math.max(...rates) - Math.min(...rates)).toBeLessThanOrEqual(1 + 1e-9)
      }),
      { numRuns: 30 },
    )
  })

  it('does not depend on the order in which miners are given', () => {
    const judges = judgesOf([1, 2, 1, 3, 1, 1, 1, 1])
    const compose = (given: typeof judges) => composeRound(given, { open: 2, seated: 8, met: () => 0, rng: createRng('x') }).panels
    expect(compose(judges.toReversed())).toEqual(compose(judges))
  })

  it('parts those who have met where it can', () => {
    const old = [
      ['m0', 'm1', 'm2', 'm3'],
      ['m4', 'm5', 'm6', 'm7'],
      ['m8', 'm9', 'm10', 'm11'],
      ['m12', 'm13', 'm14', 'm15'],
    ]
    const met = (a: string, b: string) => (old.some((panel) => panel.includes(a) && panel.includes(b)) ? 1 : 0)
    fc.assert(
      fc.property(seed, (secret) => {
        const { panels } = composeRound(judgesOf(Array(16).fill(1)), { open: 4, seated: 16, met, rng: createRng(secret) })
        for (const panel of panels)
          for (const [at, one] of panel.entries()) for (const other of panel.slice(at + 1)) expect(met(one, other)).toBe(0)
      }),
    )
  })
})

describe('dealRound', () => {
  const aDeal = fc.record({
    sizes: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 }),
    raters: fc.integer({ min: 1, max: 6 }),
    tasks: fc.integer({ min: 1, max: 120 }),
  })
  const panelsOf = (sizes: readonly number[]) =>
    sizes.map((size, panel) => Array.from({ length: size }, (_, index) => `p${panel}-${index}`))

  it('asks as many different miners as a task wants or a panel has, the same whatever comes after', () => {
    fc.assert(
      fc.property(aDeal, ({ sizes: all, raters, tasks }) => {
        const dealt = dealRound({ panels: panelsOf(all), before: [], raters, tasks })
        for (const judges of dealt) expect(new Set(judges).size).toBe(judges.length)
        if (Math.min(...all) >= raters) for (const judges of dealt) expect(judges).toHaveLength(raters)
        expect(dealRound({ panels: panelsOf(all), before: [], raters, tasks: Math.ceil(tasks / 2) })).toEqual(
          dealt.slice(0, Math.ceil(tasks / 2)),
        )
      }),
    )
  })

  it('loads the members of a panel alike', () => {
    fc.assert(
      fc.property(aDeal, ({ sizes: all, raters, tasks }) => {
        const { leastLoad, mostLoad } = measureAssignment(
          dealRound({ panels: panelsOf(all.slice(0, 1)), before: [], raters, tasks }),
          panelsOf(all.slice(0, 1)).flat(),
        )
        expect(mostLoad - leastLoad).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('links every panel to the one before it, and the first one to the round before', () => {
    const dealt = dealRound({ panels: panelsOf([4, 4, 5]), before: ['z'], raters: 4, tasks: 12 })
    expect(dealt.slice(0, 3).map((judges) => judges.at(-1)!.slice(0, 2))).toEqual(['z', 'p0', 'p1'])
    expect(measureAssignment(dealt, []).components).toBe(1)
  })
})

describe('judgeSeats', () => {
  const standing = fc.constantFrom('learning' as const, 'proven' as const, 'undecided' as const, 'suspended' as const)

  it('gives every miner one, and more only to the proven who ask for more, up to a bound', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.double({ min: -1, max: 1, noNaN: true }), standing, (capacity, mean, known) => {
        const seats = judgeSeats({ capacity, skill: { mean, standing: known } })
        expect(seats).toBeGreaterThanOrEqual(1)
        expect(seats).toBeLessThanOrEqual(Math.min(MOST_SEATS, capacity))
        if (known !== 'proven') expect(seats).toBe(1)
        expect(judgeSeats({ capacity: capacity + 1, skill: { mean, standing: known } })).toBeGreaterThanOrEqual(seats)
        expect(judgeSeats({ capacity, skill: { mean: Math.min(1, mean + 0.2), standing: known } })).toBeGreaterThanOrEqual(seats)
      }),
    )
  })

  it.each([0, 1.5, Number.NaN])('refuses a capacity of %o', (capacity) => {
    expect(() => judgeSeats({ capacity, skill: { mean: 0.5, standing: 'proven' } })).toThrow('capacity')
  })
})

describe('expectMeetings', () => {
  it('comes true when rounds are played', () => {
    const input = { miners: 24, redundancy: 4, overlap: 20, tasksPerEpoch: 60, window: 2 }
    const design = designAssignment(input)
    const { pairEpochs } = expectMeetings(design, { miners: 24, tasksPerEpoch: 60, colluders: 2 })
    // Without a past every round is drawn afresh, as the formula takes it.
    let meetings = 0
    const rounds = 400
    for (let round = 0; round < rounds; round++) {
      const { panels } = composeRound(
        oneSeatEach(24).map((judge) => ({ ...judge, served: 0 })),
        { ...design, met: () => 0, rng: createRng(`${round}`) },
      )
      if (panels.some((panel) => panel.includes('m0') && panel.includes('m1'))) meetings++
    }
    const needed = Math.max(1, Math.round(20 / ((design.block * 3) / (design.seated / design.open - 1))))
    const measured = (needed * rounds * design.roundTasks) / 60 / meetings
    expect(Math.abs(measured / pairEpochs! - 1)).toBeLessThan(0.35)
  })

  it('never ends where nobody meets', () => {
    const design = designAssignment({ miners: 1, redundancy: 4, overlap: 20, tasksPerEpoch: 60, window: 2 })
    expect(expectMeetings(design, { miners: 1, tasksPerEpoch: 60, colluders: 1 })).toEqual({
      pairEpochs: undefined,
      ringEpochs: undefined,
      sharedPart: 0,
    })
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InvalidScoringInputError } from './errors.ts'
import { type SkillEntry, skillPosterior } from './skill-posterior.ts'

const OPTIONS = { epoch: 10, decay: 0.9, priorTasks: 10, spread: 0.6, leastTasks: 20, suspendBelow: 0.05 }
const WHO = { miner: 'mori', worker: 'w1', domain: 'games' }

function entries(count: number, changes: Partial<SkillEntry> = {}): SkillEntry[] {
  return Array.from({ length: count }, () => ({ ...WHO, epoch: 10, value: 0.5, evidence: 1, ...changes }))
}

describe('skillPosterior', () => {
  it('knows nobody at the start: chance, learning', () => {
    expect(skillPosterior([], OPTIONS).of(WHO)).toEqual({ mean: 0, sd: 0.6 / Math.sqrt(10), tasks: 0, standing: 'learning' })
  })

  it('starts a new worker where its miner stands, and a known one in a new domain where it stands elsewhere', () => {
    const book = skillPosterior(entries(10), OPTIONS)
    const miner = 5 / 20
    const worker = (5 + 10 * miner) / 20
    expect(book.of({ ...WHO, worker: 'w2' }).mean).toBeCloseTo(miner, 12)
    expect(book.of({ ...WHO, domain: 'charts' }).mean).toBeCloseTo(worker, 12)
    expect(book.of({ ...WHO, miner: 'other' }).mean).toBe(0)
  })

  it('forgets: old entries weigh less', () => {
    const recent = skillPosterior(entries(20), OPTIONS).of(WHO)
    const old = skillPosterior(entries(20, { epoch: 0 }), OPTIONS).of(WHO)
    expect(old.mean).toBeLessThan(recent.mean)
    expect(old.tasks).toBeCloseTo(20 * 0.9 ** 10, 12)
  })

  it('takes peers for weaker evidence than a known order', () => {
    const gold = skillPosterior(entries(20), OPTIONS).of(WHO)
    const peers = skillPosterior(entries(20, { evidence: 0.3 }), OPTIONS).of(WHO)
    expect(peers.mean).toBeLessThan(gold.mean)
    expect(peers.sd).toBeGreaterThan(gold.sd)
  })

  it('knows a miner in a domain by all its workers there', () => {
    const book = skillPosterior([...entries(10), ...entries(10, { worker: 'w2', domain: 'charts', value: 0 })], OPTIONS)
    const miner = { ...WHO, worker: undefined }
    const overall = 5 / 30
    expect(book.of({ ...miner, domain: 'unseen' })).toMatchObject({ mean: expect.closeTo(overall, 12), tasks: 20 })
    expect(book.of(miner).mean).toBeCloseTo((5 + 10 * overall) / 20, 12)
    expect(book.of({ ...miner, domain: 'charts' }).mean).toBeCloseTo((10 * overall) / 20, 12)
  })

  it('calls proven who is clearly above chance, suspended who is clearly not, nobody before there is enough evidence', () => {
    expect(skillPosterior(entries(200, { value: -0.5 }), OPTIONS).of(WHO).standing).toBe('suspended')
    for (const value of [-1, 1]) expect(skillPosterior(entries(19, { value }), OPTIONS).of(WHO).standing).toBe('learning')
    expect(skillPosterior(entries(200, { value: 0.2 }), OPTIONS).of(WHO).standing).toBe('proven')
    // 200 tasks: 2 sd are .083, 3 sd are .124
    for (const value of [-0.05, 0, 0.08]) expect(skillPosterior(entries(200, { value }), OPTIONS).of(WHO).standing).toBe('undecided')
  })

  it('gives the same bits in whatever order entries come, and stays within [-1, 1]', () => {
    const entry = fc.record({
      miner: fc.constantFrom('a', 'b'),
      worker: fc.constantFrom('v', 'w'),
      domain: fc.constantFrom('x', 'y'),
      epoch: fc.integer({ min: 0, max: 12 }),
      value: fc.double({ min: -1, max: 1, noNaN: true }),
      evidence: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    const who = { miner: 'a', worker: 'v', domain: 'x' }
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 40 }), (list) => {
        const skill = skillPosterior(list, OPTIONS).of(who)
        expect(skillPosterior(list.toReversed(), OPTIONS).of(who)).toEqual(skill)
        expect(Math.abs(skill.mean)).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('refuses what is no score', () => {
    expect(() => skillPosterior(entries(1, { value: Number.NaN }), OPTIONS)).toThrow(InvalidScoringInputError)
    expect(() => skillPosterior(entries(1, { evidence: 2 }), OPTIONS)).toThrow(InvalidScoringInputError)
  })
})

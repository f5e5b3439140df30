import { describe, expect, it } from 'vitest'
import { describeCoverage } from './describe-coverage.ts'
import { type CoverageCell, coveragePlan, nextCell } from './human/coverage.ts'
import { cellVisits, countVisit, readPromptingMemory } from './prompting-memory.ts'
import { TASK_TYPES } from './task-types.ts'

const plan = coveragePlan(new Map(TASK_TYPES.map(({ name }) => [name, 1])), 'a seed')
const NOTHING = readPromptingMemory(undefined)

/** What is remembered after so many visits. */
function visit(count: number, next: (visits: ArrayLike<number>, n: number) => CoverageCell) {
  let memory = NOTHING
  for (let n = 0; n < count; n++) memory = countVisit(memory, plan, next(cellVisits(memory, plan), n))
  return memory
}
const fits = (memory: unknown) => Object.fromEntries(describeCoverage(memory).axes.map(({ axis, fit }) => [axis, fit]))

describe('row 29: describeCoverage', () => {
  it('finds that cells are drawn as they are wanted', () => {
    const memory = visit(150, (visits) => nextCell(plan, visits)!)
    for (const fit of Object.values(fits(memory))) expect(fit).toBeGreaterThan(0.01)
    for (const { wanted, counts, values } of describeCoverage(memory).axes) {
      expect(wanted).toHaveLength(values.length)
      expect(wanted.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12)
      expect(counts.flat().reduce((sum, count) => sum + count, 0)).toBe(150)
    }
  })

  it('finds that one mood is asked in too often', () => {
    const annoyed = plan.cells.filter(({ mood }) => mood === 'annoyed')
    const drawn = (n: number) => (n % 3 === 0 ? annoyed : plan.cells)
    const { mood } = fits(visit(150, (_, n) => drawn(n)[(n * 7919) % drawn(n).length]!))
    expect(mood).toBeLessThan(0.01)
  })

  it('says nothing of evenness where chi-square would not hold', () => {
    expect(fits(visit(3, (visits) => nextCell(plan, visits)!))).toEqual({ profile: null, mood: null, tone: null, band: null })
    expect(describeCoverage(undefined)).toMatchObject({ visited: 0, items: 0, entropy: 0, difficulty: [] })
  })

  it('tells where the controller stands, and within which bounds it may move', () => {
    const mathematics = { hardness: 0.3, items: 4, passed: 0.5 }
    const settings = { lambda: { low: 0.5, high: 1 }, difficulty: { low: 0, high: 0.4 }, passRate: 0.7 }
    const told = describeCoverage({ ...NOTHING, difficulty: { mathematics }, settings })
    expect(told).toMatchObject({ difficulty: [{ type: 'mathematics', ...mathematics }], settings })
    const [bands] = told.axes.filter(({ axis }) => axis === 'band')
    expect(bands!.wanted).toEqual([0, 0, expect.closeTo(2 / 3, 12), expect.closeTo(1 / 3, 12)]) // weights 2 and 1
  })
})

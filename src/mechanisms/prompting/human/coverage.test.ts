import { describe, expect, it } from 'vitest'
import { createRng } from '../../../core/rng.ts'
import { chiSquareSurvival } from '../../../stats/chi-square-survival.ts'
import { LANGUAGE_SKILLS, MOODS, PROFILES, TONES } from '../persona.ts'
import { askFrom, type CoverageCell, type CoveragePlan, coverageEntropy, coveragePlan, LAMBDA_BANDS, nextCell } from './coverage.ts'

const PERSONAS = PROFILES.length * MOODS.length * TONES.length

/** Draws so many cells one after another. */
function draw(plan: CoveragePlan, count: number, visits = new Uint32Array(plan.cells.length)): Uint32Array {
  for (let n = 0; n < count; n++) visits[nextCell(plan, visits)!.index]! += 1
  return visits
}

/** p-value of the visits, summed over groups of cells, against the shares that the weights ask for. */
function chanceOf({ cells }: CoveragePlan, visits: Uint32Array, groupOf: (cell: CoverageCell) => string): number {
  const all = cells.reduce((sum, { weight }) => sum + weight, 0)
  const total = visits.reduce((sum, count) => sum + count, 0)
  const groups = Object.values(Object.groupBy(cells, groupOf)).map((group) => ({
    seen: group!.reduce((sum, { index }) => sum + visits[index]!, 0),
    wanted: (group!.reduce((sum, { weight }) => sum + weight, 0) / all) * total,
  }))
  const x = groups.reduce((sum, { seen, wanted }) => sum + (seen - wanted) ** 2 / wanted, 0)
  return chiSquareSurvival(x, groups.length - 1)
}

describe('row 29: coverage', () => {
  const types = new Map([
    ['mathematics', 1],
    ['translation', 2],
  ])
  const plan = coveragePlan(types, 'seed')
  const visits = draw(plan, 5 * plan.cells.length)

  it('row 29: has every persona in every type and band', () => {
    expect(PERSONAS).toBe(594)
    expect(plan.cells.length).toBe(594 * types.size * LAMBDA_BANDS.length)
    expect(new Set(plan.cells.map(({ key }) => key)).size).toBe(plan.cells.length)
  })

  it('row 29: reaches every cell within five items a cell, in the shares that are wanted', () => {
    expect(visits.every((count) => count >= 1)).toBe(true)
    expect(chanceOf(plan, visits, ({ key }) => key)).toBeGreaterThan(0.01)
    for (const trait of ['type', 'band', 'profile', 'mood', 'tone'] as const)
      expect(chanceOf(plan, visits, (cell) => cell[trait])).toBeGreaterThan(0.01)
  })

  it('row 29: goes on after a restart where it was', () => {
    const half = draw(plan, 2000)
    expect(draw(plan, 1000, Uint32Array.from(half))).toEqual(draw(plan, 3000))
  })

  it('row 29: is scattered: each band comes about as often as it should in any hundred draws', () => {
    const started = new Uint32Array(plan.cells.length)
    draw(plan, 400, started)
    expect(chanceOf(plan, started, ({ band }) => band)).toBeGreaterThan(0.01)
    expect(chanceOf(plan, started, ({ profile }) => profile)).toBeGreaterThan(0.001)
  })

  it('row 29: leaves out what cannot be', () => {
    const clear = coveragePlan(types, 'seed', ({ type, band }) => type !== 'translation' || band === 'clear')
    expect(clear.cells.length).toBe(594 * (LAMBDA_BANDS.length + 1))
    expect(
      nextCell(
        coveragePlan(types, 'seed', () => false),
        [],
      ),
    ).toBeUndefined()
  })

  it('row 29: has an entropy near 1 when all is covered, and 0 at first', () => {
    expect(coverageEntropy(plan, [])).toBe(0)
    expect(coverageEntropy(plan, new Uint32Array(plan.cells.length).fill(3))).toBeCloseTo(1, 12)
    expect(coverageEntropy(plan, visits)).toBeGreaterThan(0.95)
  })

  it('row 29: takes less than 5 ms a draw for twelve types (95th percentile)', () => {
    const large = coveragePlan(new Map(Array.from({ length: 12 }, (_, n) => [`type ${n}`, 1])), 'seed')
    const seen = new Uint32Array(large.cells.length)
    const times = Array.from({ length: 400 }, () => {
      const started = performance.now()
      draw(large, 1, seen)
      return performance.now() - started
    }).toSorted((a, b) => a - b)
    expect(times[380]).toBeLessThan(5)
  })

  it('row 29: draws language skill and lambda evenly within a cell', () => {
    const cell = plan.cells.find(({ band }) => band === 'vague')!
    const asked = Array.from({ length: 600 }, (_, n) => askFrom(cell, createRng(String(n))))
    expect(asked.every(({ lambda }) => lambda >= 0.5 && lambda < 0.75)).toBe(true)
    for (const skill of LANGUAGE_SKILLS)
      expect(asked.filter(({ persona }) => persona.languageSkill === skill).length / 600).toBeCloseTo(1 / 3, 1)
  })
})

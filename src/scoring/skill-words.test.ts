import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { skillWords } from './skill-words.ts'

const OPTIONS = { leastTasks: 20 }

describe('skillWords', () => {
  it('names no score that nobody can have', () => {
    const skills = fc.record({
      mean: fc.double({ min: -1, max: 1, noNaN: true }),
      sd: fc.double({ min: 0, max: 1, noNaN: true }),
      tasks: fc.double({ min: 0.001, max: 1000, noNaN: true }),
    })
    fc.assert(
      fc.property(skills, (skill) => {
        const [, low, high] = /within (-?[\d.]+) to (-?[\d.]+)/.exec(skillWords({ ...skill, standing: 'learning' }, OPTIONS))!
        expect(Number(low)).toBeGreaterThanOrEqual(-1)
        expect(Number(high)).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('counts evidence in words that hold for little of it', () => {
    const evidence = (tasks: number) => skillWords({ mean: 0.2, sd: 0.1, tasks, standing: 'learning' }, OPTIONS)
    expect(evidence(0.3)).toContain('evidence of less than one task.')
    expect(evidence(1)).toContain('evidence of one task.')
    expect(evidence(2.4)).toContain('evidence of 2 tasks.')
  })
})
